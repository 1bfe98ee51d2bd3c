package dev.kdt.flow;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * The policy by which calls of a service are made again, and the parts that it needs.
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
