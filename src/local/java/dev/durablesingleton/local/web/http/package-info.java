/** Values for requests and responses, and the host's rules for paths and queries. */
package dev.durablesingleton.local.web.http;
