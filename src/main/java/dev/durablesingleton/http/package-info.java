/**
 * HTTP functions that start instances. They parse requests and write answers; the package start
 * makes sure that an instance starts exactly once.
 */
@NullMarked
package dev.durablesingleton.http;

import org.jspecify.annotations.NullMarked;
