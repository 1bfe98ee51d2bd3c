package dev.kdt.jq;

import java.time.Duration;

/**
 * The resources that a program may use for one input. A run that takes more fails with an error that the program cannot catch. Whatever
 * the budget, a run also fails that would take the memory that the rest of the process needs.
 *
 * @param steps of work: values iterated over or compared, functions called, parts of a string looked at, each 32 digits of a
 *     number that is calculated with
 * @param depth of functions calling functions, calls in tail position not counted
 * @param memory bytes of strings and arrays that are built, all together
 * @param matching the time that one search with a regular expression may take
 * @param time that a run may take, all together; looked at every few thousand steps
 */
public record Budget(long steps, int depth, long memory, Duration matching, Duration time) {
    /** Longer than any process runs. */
    private static final Duration UNLIMITED = Duration.ofNanos(Long.MAX_VALUE);

    /** For programs that their own user wrote: only runaway recursion and hopeless searches are stopped. */
    public static final Budget GENEROUS =
            new Budget(Long.MAX_VALUE, 1_000_000, Long.MAX_VALUE, Duration.ofSeconds(10), UNLIMITED);

    /** For programs that came from elsewhere: mostly well below a second of work. */
    public static final Budget STRICT =
            new Budget(10_000_000, 10_000, 64 << 20, Duration.ofSeconds(1), Duration.ofSeconds(5));

    public Budget withSteps(long other) {
        return new Budget(other, depth, memory, matching, time);
    }

    public Budget withDepth(int other) {
        return new Budget(steps, other, memory, matching, time);
    }

    public Budget withMemory(long other) {
        return new Budget(steps, depth, other, matching, time);
    }

    public Budget withMatching(Duration other) {
        return new Budget(steps, depth, memory, other, time);
    }

    public Budget withTime(Duration other) {
        return new Budget(steps, depth, memory, matching, other);
    }
}
