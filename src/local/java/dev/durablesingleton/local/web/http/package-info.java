/** Requests and answers as values, and the host's rules for paths and queries. Knows no server. */
package dev.durablesingleton.local.web.http;
