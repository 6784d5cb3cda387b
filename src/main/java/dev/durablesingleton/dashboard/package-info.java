/**
 * The page that shows singletons and steers them. Functions, the rules of what they show, and the
 * calls to the engine are here; what runs in the browser are the resources of this package.
 */
package dev.durablesingleton.dashboard;
