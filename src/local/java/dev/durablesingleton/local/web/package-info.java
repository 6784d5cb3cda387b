/** HTTP: the server, and which part of the host answers a request. */
package dev.durablesingleton.local.web;
