/** The command line: reads the options, starts a host and prints what it serves. */
package dev.durablesingleton.local.cli;
