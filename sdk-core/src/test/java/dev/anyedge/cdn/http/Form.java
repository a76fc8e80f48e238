package dev.anyedge.cdn.http;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The two forms of a call, which must behave alike. */
enum Form {
    BLOCKING {
        @Override
        ApiResponse call(ApiClient client, ApiRequest request) {
            return client.call(request);
        }
    },
    ASYNC {
        @Override
        ApiResponse call(ApiClient client, ApiRequest request) throws Exception {
            try {
                return client.callAsync(request).get(20, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw (Exception) e.getCause();
            }
        }
    };

    abstract ApiResponse call(ApiClient client, ApiRequest request) throws Exception;
}
