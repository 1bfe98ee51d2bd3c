package dev.kdt.local.function;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The log as one execution environment writes it, with the end of the present call's part for callers that want it ("AWS Lambda API
 * Reference, Invoke": the last 4 KB). Safe for use by several threads.
 */
final class CallLog {
    private static final int TAIL = 4096;

    private final FunctionLog log;
    private final StringBuilder tail = new StringBuilder();
    private long lines;

    CallLog(FunctionLog log) {
        this.log = log;
    }

    synchronized void add(String line) {
        log.add(line);
        tail.append(line).append('\n');
        if (tail.length() > 2 * TAIL) {
            tail.delete(0, tail.length() - TAIL);
        }
        lines++;
    }

    /** Begins the part of another call. */
    synchronized void begin() {
        tail.setLength(0);
    }

    /** How many lines there were. */
    synchronized long lines() {
        return lines;
    }

    /** The end of the present call's part. */
    synchronized String tail() {
        byte[] bytes = tail.toString().getBytes(StandardCharsets.UTF_8);
        return new String(
                Arrays.copyOfRange(bytes, Math.max(0, bytes.length - TAIL), bytes.length), StandardCharsets.UTF_8);
    }
}
