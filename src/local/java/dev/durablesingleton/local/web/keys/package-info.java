/** Access keys: their storage, and the authorization of requests by key. */
@NullMarked
package dev.durablesingleton.local.web.keys;

import org.jspecify.annotations.NullMarked;
