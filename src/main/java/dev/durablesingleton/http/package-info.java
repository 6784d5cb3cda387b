/**
 * HTTP functions that start instances. They parse requests and write answers; the package start
 * makes sure that an instance starts exactly once.
 */
package dev.durablesingleton.http;
