/** The host's description of itself: {@code /admin} and the home page. */
@NullMarked
package dev.durablesingleton.local.web.admin;

import org.jspecify.annotations.NullMarked;
