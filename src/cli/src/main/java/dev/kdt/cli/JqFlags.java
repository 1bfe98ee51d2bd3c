package dev.kdt.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of jq that users of {@code kdt process} try, and what does the same here. */
final class JqFlags {
    private static final String COMPACT = "results are compact already (-o pretty is not)";
    private static final String TEXT = "write -o text for results without quotation marks";
    private static final String JOIN = "write -o raw for results without quotation marks and newlines";
    private static final String RAW_INPUT = "write --in text to read each line as a string";
    private static final String SLURP = "write '[., inputs]' in the expression for an array of all records";
    private static final String NULL_INPUT = "write echo null | kdt process -e JQ";
    private static final String INDENT = "write -o pretty";
    private static final String FROM_FILE = "write -e \"$(cat FILE)\"";
    private static final String ARGS = "write --arg NAME VALUE or --argjson NAME JSON";

    private static final String SORTED =
            "write walk(if type == \"object\" then to_entries | sort_by(.key) | from_entries end) in the expression";
    private static final String ASCII = "results are UTF-8, and no option escapes them";
    private static final String UNBUFFERED =
            "results are written as soon as they are there (name the format of a slow stdin: --in ndjson)";
    private static final String STATUS = "the exit code is 1 when a record failed, and 0 otherwise";
    private static final String MODULES = "expressions cannot use modules or files";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("-c", COMPACT),
            Map.entry("--compact-output", COMPACT),
            Map.entry("-r", TEXT),
            Map.entry("--raw-output", TEXT),
            Map.entry("-j", JOIN),
            Map.entry("--join-output", JOIN),
            Map.entry("-R", RAW_INPUT),
            Map.entry("--raw-input", RAW_INPUT),
            Map.entry("-s", SLURP),
            Map.entry("--slurp", SLURP),
            Map.entry("--null-input", NULL_INPUT),
            Map.entry("--tab", INDENT),
            Map.entry("--indent", INDENT),
            Map.entry("-C", "write --color always"),
            Map.entry("--color-output", "write --color always"),
            Map.entry("-M", "write --color never"),
            Map.entry("--monochrome-output", "write --color never"),
            Map.entry("-f", FROM_FILE),
            Map.entry("--from-file", FROM_FILE),
            Map.entry("-S", SORTED),
            Map.entry("--sort-keys", SORTED),
            Map.entry("-a", ASCII),
            Map.entry("--ascii-output", ASCII),
            Map.entry("--stream", "write 'tostream' in the expression"),
            Map.entry("--unbuffered", UNBUFFERED),
            Map.entry("--exit-status", STATUS),
            Map.entry("-L", MODULES),
            Map.entry("--library-path", MODULES),
            Map.entry("--slurpfile", "write --argjson NAME \"$(jq -s . FILE)\""),
            Map.entry("--rawfile", "write --arg NAME \"$(cat FILE)\""),
            Map.entry("--args", ARGS),
            Map.entry("--jsonargs", ARGS));

    private JqFlags() {}

    /** The advice for jq's {@code option}, or for the first in a group such as {@code -rc}; null for any other. */
    static @Nullable String advice(String option) {
        String known = ADVICE.get(option);
        boolean group = option.length() > 2 && option.charAt(0) == '-' && option.charAt(1) != '-';
        return known != null || !group ? known : ADVICE.get(option.substring(0, 2));
    }
}
