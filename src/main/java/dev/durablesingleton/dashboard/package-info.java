/**
 * The dashboard, which shows and controls singletons: HTTP functions, and the queries and actions
 * behind them. The files that run in the browser are this package's resources.
 */
@NullMarked
package dev.durablesingleton.dashboard;

import org.jspecify.annotations.NullMarked;
