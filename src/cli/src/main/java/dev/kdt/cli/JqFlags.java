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
            Map.entry("--slurpfile", "write --argjson NAME \"$(jq -s . FILE)\""),
            Map.entry("--rawfile", "write --arg NAME \"$(cat FILE)\""),
            Map.entry("--args", ARGS),
            Map.entry("--jsonargs", ARGS));

    private JqFlags() {}

    /** What to write instead of jq's {@code option}, or of the first in a group such as {@code -rc}; null for any other. */
    static @Nullable String advice(String option) {
        String known = ADVICE.get(option);
        boolean group = option.length() > 2 && option.charAt(0) == '-' && option.charAt(1) != '-';
        return known != null || !group ? known : ADVICE.get(option.substring(0, 2));
    }
}
