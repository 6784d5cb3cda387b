/**
 * Management links of an instance. They have the names and paths of the SDK's links, but begin with
 * the app's public address and encode the ID so that the host finds every allowed one.
 */
@NullMarked
package dev.durablesingleton.internal.links;

import org.jspecify.annotations.NullMarked;
