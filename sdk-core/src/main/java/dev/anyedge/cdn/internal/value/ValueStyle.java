package dev.anyedge.cdn.internal.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How Immutables builds values: implementations hidden, builders public, nothing needed beyond the JDK, and nothing
 * generated that nobody calls. A default may use only attributes that stand above it. An attribute that is marked {@code
 * Unset} may be missing when a builder is done, and is checked by the value itself.
 */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        depluralize = true,
        nullableAnnotation = "Unset",
        unsafeDefaultAndDerived = true,
        allowedClasspathAnnotations = Nullable.class,
        defaults = @Value.Immutable(copy = false))
public @interface ValueStyle {}
