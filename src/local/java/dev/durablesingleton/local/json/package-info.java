/** JSON as the Functions host reads and writes it. Imports no other room. */
package dev.durablesingleton.local.json;
