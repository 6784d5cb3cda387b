/**
 * The HTTP functions that start instances. Requests become values and outcomes become answers here;
 * how a start is made exactly once is none of this package's business.
 */
package dev.durablesingleton.http;
