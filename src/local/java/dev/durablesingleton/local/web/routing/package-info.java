/**
 * Which function answers a request: ASP.NET's classic route templates and constraints, functions
 * tried in the order of their names.
 */
package dev.durablesingleton.local.web.routing;
