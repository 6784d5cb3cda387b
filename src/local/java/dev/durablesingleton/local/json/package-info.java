/** JSON as the Functions host reads and writes it. Imports no other package. */
@NullMarked
package dev.durablesingleton.local.json;

import org.jspecify.annotations.NullMarked;
