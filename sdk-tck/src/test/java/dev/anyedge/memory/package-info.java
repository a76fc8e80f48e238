/**
 * A fourth provider, as small as one can be: a CDN in memory that knows one host name, HTTP origins, and routes by path
 * with a cache time and a list of referers each. It shows how a provider is written, and holds the contract suite itself.
 */
package dev.anyedge.memory;
