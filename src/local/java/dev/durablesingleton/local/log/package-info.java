/** The log of every package of the host, and its output. Imports no other package. */
package dev.durablesingleton.local.log;
