/** What the host tells of itself: {@code /admin} and the home page. */
package dev.durablesingleton.local.web.admin;
