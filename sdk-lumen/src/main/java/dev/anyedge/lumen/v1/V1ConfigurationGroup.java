package dev.anyedge.lumen.v1;

/** One of the three kinds of configuration that a resource group can have (Lumen reference §4.1). */
public sealed interface V1ConfigurationGroup permits V1AccessControl, V1CacheControl, V1ContentManipulation {}
