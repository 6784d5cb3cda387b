/**
 * The dashboard, which shows and controls singletons: HTTP functions, and the queries and actions
 * behind them. The files that run in the browser are this package's resources.
 */
package dev.durablesingleton.dashboard;
