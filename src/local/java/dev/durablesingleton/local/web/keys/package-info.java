/** Access keys: their storage, and the authorization of requests by key. */
package dev.durablesingleton.local.web.keys;
