/** The host's description of itself: {@code /admin} and the home page. */
package dev.durablesingleton.local.web.admin;
