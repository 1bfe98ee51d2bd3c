package dev.kdt.cli.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command line, taken apart.
 *
 * @param words without their quotes
 * @param redirect where its output goes; null for where the shell's does
 * @param pipe the program, in the words of the system's shell, that gets its output; null for none
 */
public record ShellLine(
        List<String> words,
        @Nullable Redirect redirect,
        @Nullable String pipe) {
    /**
     * A file for output.
     *
     * @param appends whether what is in it stays
     */
    public record Redirect(String file, boolean appends) {}

    public ShellLine {
        words = List.copyOf(words);
    }

    /** The same line with other words. */
    public ShellLine with(List<String> others) {
        return new ShellLine(others, redirect, pipe);
    }
}
