/** Access keys: where they are kept, whose a key is, and what its holder may do. */
package dev.durablesingleton.local.web.keys;
