package dev.kdt.flow;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * How calls of a service are made again, and what that takes.
 *
 * @param stop ends it early
 * @param notices told of calls that fail
 */
public record Retrying(
        RetryPolicy policy,
        Sleeper sleeper,
        RandomGenerator random,
        InstantSource clock,
        Stop stop,
        RetryNotices notices) {}
