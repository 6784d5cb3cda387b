/** The command line: reads the options, starts a host and prints what it serves. */
@NullMarked
package dev.durablesingleton.local.cli;

import org.jspecify.annotations.NullMarked;
