package dev.anyedge.lumen.v1;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How Immutables builds these values: implementations hidden, builders public, nothing needed beyond the JDK. */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        depluralize = true,
        depluralizeDictionary = {"alias:aliases", "rules:rules"},
        unsafeDefaultAndDerived = true,
        allowedClasspathAnnotations = Nullable.class,
        defaults = @Value.Immutable(copy = false))
@interface V1Style {}
