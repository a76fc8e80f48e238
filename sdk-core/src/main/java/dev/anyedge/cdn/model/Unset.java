package dev.anyedge.cdn.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a required attribute that a builder may hand over unset, so that the value's own check reports it together with
 * everything else that is wrong, where Immutables would stop at the first. No finished value has such an attribute unset.
 */
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.CLASS)
@interface Unset {}
