/** JSON as the Functions host reads and writes it. Imports no other package. */
package dev.durablesingleton.local.json;
