package dev.kdt.cli.console;

/**
 * The standard streams that are a terminal.
 *
 * @param in stdin is
 * @param out stdout is
 * @param err stderr is
 */
public record Terminal(boolean in, boolean out, boolean err) {
    /** No stream is: the rule in scripts and tests. */
    public static final Terminal NONE = new Terminal(false, false, false);
}
