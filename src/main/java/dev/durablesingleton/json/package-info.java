/** The JSON reader and writer that all packages of the app share. */
package dev.durablesingleton.json;
