package dev.kdt.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of jq that {@code kdt process} does not have, or has for something else, and what does the same here. */
final class JqFlags {
    private static final String COMPACT = "results are compact already (--indent 2 is jq's own form)";
    private static final String COLORED = "write --color always -o pretty";
    private static final String ZERO = "write -j and '(JQ), \"\\u0000\"' for an expression";
    private static final String STREAM = "write 'tostream' in the expression";
    private static final String ASCII = "results are UTF-8, and no option escapes them";
    private static final String UNBUFFERED =
            "results are written as soon as they are there (name the format of a slow stdin: --in ndjson)";
    private static final String MODULES = "expressions cannot use modules";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("-c", COMPACT),
            Map.entry("--compact-output", COMPACT),
            Map.entry("--raw-output0", ZERO),
            Map.entry("-C", COLORED),
            Map.entry("--color-output", COLORED),
            Map.entry("-M", "write --color never"),
            Map.entry("--monochrome-output", "write --color never"),
            Map.entry("-f", "write --from-file FILE"),
            Map.entry("-a", ASCII),
            Map.entry("--ascii-output", ASCII),
            Map.entry("--stream", STREAM),
            Map.entry("--stream-errors", STREAM),
            Map.entry("--unbuffered", UNBUFFERED),
            Map.entry("-b", "newlines are written as they are"),
            Map.entry("--binary", "newlines are written as they are"),
            Map.entry("-L", MODULES),
            Map.entry("--library-path", MODULES),
            Map.entry("--argfile", "write --slurpfile NAME FILE"),
            Map.entry("--build-configuration", "write kdt --version"));

    /** Options of kdt that mean something else in jq. */
    private static final Map<String, String> OTHER_MEANINGS =
            Map.of("--count", "jq's -n is --null-input", "--expression", "jq's -e is --exit-status");

    private JqFlags() {}

    /** The advice for jq's {@code option}, or for the first in a group such as {@code -rc}; null for any other. */
    static @Nullable String advice(String option) {
        String known = ADVICE.get(option);
        boolean group = option.length() > 2 && option.charAt(0) == '-' && option.charAt(1) != '-';
        return known != null || !group ? known : ADVICE.get(option.substring(0, 2));
    }

    /** The option that stands for jq's option that has the letter of {@code option}; null when jq has none with another meaning. */
    static @Nullable String otherMeaning(String option) {
        return OTHER_MEANINGS.get(option);
    }
}
