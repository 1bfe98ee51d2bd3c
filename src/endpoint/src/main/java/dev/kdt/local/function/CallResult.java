package dev.kdt.local.function;

/**
 * The end of a call, and what of its log the caller wanted.
 *
 * @param log the end of the call's log; empty unless the call wants it
 */
public record CallResult(Invocation invocation, String log) {}
