/**
 * Keeps singletons alive: starts those that a setting lists whenever they are absent or have ended,
 * and holds back one that fails again and again. It starts them as any caller would, by the
 * starter.
 */
package dev.durablesingleton.keeper;
