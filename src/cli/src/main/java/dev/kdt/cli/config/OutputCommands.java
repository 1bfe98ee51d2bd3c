package dev.kdt.cli.config;

import java.util.List;

/**
 * The commands whose output format ({@code -o}) a file may give. That of {@code process} it may not: what the command writes is what
 * its pipeline encodes.
 */
public final class OutputCommands {
    /** Their names, after {@code kdt}. */
    public static final List<String> NAMES = List.of(
            "produce",
            "tail",
            "top",
            "verify",
            "redrive",
            "stream list",
            "stream describe",
            "stream consumer list",
            "delivery list",
            "delivery describe",
            "local mapping list",
            "local fault list",
            "context list",
            "context show",
            "config show",
            "doctor");

    private OutputCommands() {}
}
