/** Files that only their owner can read, replaced in one step. */
@NullMarked
package dev.durablesingleton.local.files;

import org.jspecify.annotations.NullMarked;
