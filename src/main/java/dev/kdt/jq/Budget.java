package dev.kdt.jq;

import java.time.Duration;

/**
 * How much a program may take for one input. A run that takes more fails with an error that the program cannot catch.
 *
 * @param steps of work: values iterated over, functions called, parts of a string looked at
 * @param depth of functions calling functions, calls in tail position not counted
 * @param bytes of strings that are built, all together
 * @param matching the time that one search with a regular expression may take
 */
public record Budget(long steps, int depth, long bytes, Duration matching) {
    /** For programs that their own user wrote: only runaway recursion is stopped. */
    public static final Budget GENEROUS = new Budget(Long.MAX_VALUE, 1_000_000, Long.MAX_VALUE, Duration.ofSeconds(10));

    /** With another number of steps. */
    public Budget withSteps(long more) {
        return new Budget(more, depth, bytes, matching);
    }

    /** For programs that came from elsewhere: well below a second of work. */
    public static final Budget STRICT = new Budget(10_000_000, 10_000, 64 << 20, Duration.ofSeconds(1));
}
