package dev.anyedge.cdn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How Immutables builds the values of this package: implementations hidden, builders public, nothing needed beyond the JDK. */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        unsafeDefaultAndDerived = true,
        allowedClasspathAnnotations = Nullable.class,
        defaults = @Value.Immutable(copy = false))
@interface CdnStyle {}
