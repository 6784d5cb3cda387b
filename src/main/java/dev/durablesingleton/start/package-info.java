/**
 * Starts an instance under a chosen ID exactly once: query the status, schedule the instance with a
 * unique start token in its input, and read the input back. The token decides between callers in
 * different processes, because Azure Storage reports success to each of them but runs only one.
 * Within a process, starts of one ID run one at a time, because an engine also lets a caller with
 * an outdated status overwrite an instance that has started and finished in the meantime.
 *
 * <p>Two gaps are known. An orchestrator that continues as new before the read-back has replaced
 * its input, and its caller gets a conflict although its start ran. And callers in two processes
 * may both get success if one run starts and ends between the other caller's query and its start:
 * on Azure Storage, with two hosts, 8 callers within 10 to 20 ms and an orchestrator that ends at
 * once, in 7 of 750 rounds.
 */
@NullMarked
package dev.durablesingleton.start;

import org.jspecify.annotations.NullMarked;
