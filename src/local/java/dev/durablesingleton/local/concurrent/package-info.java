/** Thread helpers for every package of the host. Imports no other package. */
package dev.durablesingleton.local.concurrent;
