/**
 * Where every room of the host sends its log lines, and how they are printed. Imports no other
 * room.
 */
package dev.durablesingleton.local.log;
