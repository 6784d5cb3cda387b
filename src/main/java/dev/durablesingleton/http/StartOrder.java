package dev.durablesingleton.http;

import dev.durablesingleton.start.StartRequest;
import java.time.Duration;

/**
 * A request that has passed its checks.
 *
 * @param waitTime how long the caller would wait for the end; zero for not at all
 */
record StartOrder(StartRequest start, Duration waitTime) {}
