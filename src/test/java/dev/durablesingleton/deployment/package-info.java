/**
 * Keeps the deployment files consistent with each other, with the package and with the
 * documentation.
 */
package dev.durablesingleton.deployment;
