/**
 * The dashboard, which shows and controls instances: the queries and actions behind its URLs. The
 * files that run in the browser are this package's resources.
 */
@NullMarked
package dev.durablesingleton.internal.dashboard;

import org.jspecify.annotations.NullMarked;
