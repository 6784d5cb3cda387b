/** Values for requests and responses, and the host's rules for paths and queries. */
@NullMarked
package dev.durablesingleton.local.web.http;

import org.jspecify.annotations.NullMarked;
