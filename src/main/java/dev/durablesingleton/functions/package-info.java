/**
 * The functions of the deployed app: HTTP starters, keeper and dashboard. Each is one call of the
 * library's public API, as in any other project.
 */
@NullMarked
package dev.durablesingleton.functions;

import org.jspecify.annotations.NullMarked;
