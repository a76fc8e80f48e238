package dev.anyedge.cdn.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * How Immutables builds the model: implementations hidden, builders public, nothing needed beyond the JDK. Required
 * attributes are marked {@link Unset} and checked by the value itself.
 */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        depluralize = true,
        nullableAnnotation = "Unset",
        defaults = @Value.Immutable(copy = false))
@interface ModelStyle {}
