/**
 * Starts an instance under a chosen ID exactly once: query the status, schedule the instance with a
 * unique start token, and read the token back. The token decides between callers in different
 * processes, because Azure Storage reports success to each of them but runs only one. It is in a
 * tag and in the input: the tag stays when an orchestrator continues as new, and engines without
 * tags keep the input. The schedule also has the reuse policy, so that the engine refuses it if
 * another caller's run has started and ended since the query. Within a process, starts of one ID
 * run one at a time, because an engine may ignore the policy.
 *
 * <p>On Durable extension 3.19.0 with Azure Storage, which honours policy and tags, exactly one of
 * several callers starts the instance. Two gaps are left on engines that do not:
 *
 * <ul>
 *   <li>Without tags, an orchestrator that continues as new before the read-back has replaced its
 *       input, and its caller gets a conflict although its start ran.
 *   <li>Without the policy, callers in two processes may both get success if one run starts and
 *       ends between the other caller's query and its start: with two hosts, 8 callers within 10 to
 *       20 ms and an orchestrator that ends at once, in 7 of 750 rounds.
 * </ul>
 *
 * <p>A start that may replace an ended run ({@link dev.durablesingleton.start.Reuse}, a keeper's
 * precondition, the dashboard's restart) has the second gap on every engine: if two callers in
 * different processes both see the ended run, and the first one's new run ends before the other
 * schedules, both get success, one after the other.
 */
@NullMarked
package dev.durablesingleton.start;

import org.jspecify.annotations.NullMarked;
