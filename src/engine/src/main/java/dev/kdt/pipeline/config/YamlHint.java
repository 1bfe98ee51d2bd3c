package dev.kdt.pipeline.config;

import java.util.regex.Pattern;

/** Advice for expressions that YAML does not take for a text. */
final class YamlHint {
    private static final Pattern ABOUT_INDENTATION = Pattern.compile("\\. \\(Do not use .* for indentation\\)$");

    private YamlHint() {}

    /** The parser's own words without its guess, which is rarely right here. */
    static String problem(String words) {
        return ABOUT_INDENTATION.matcher(words).replaceFirst("");
    }

    /**
     * The remedy, in parentheses with a space before; empty when none is known.
     *
     * @param problem as the YAML parser words it
     * @param line of the file, in which it was found
     */
    static String of(String problem, String line) {
        if (line.contains("${")) {
            return " (write \"${NAME}\", in quotes)";
        }
        if (problem.contains("mapping values are not allowed")) {
            return " (quote an expression that has a colon and a space: '{a: .b}')";
        }
        if (problem.contains("'\\t(TAB)'")) {
            return " (indent with spaces; YAML takes no tabs)";
        }
        if (problem.contains("cannot start any token")) {
            return " (quote an expression that begins with this character)";
        }
        if (problem.contains("unknown escape character")) {
            return " (write the expression in single quotes, where a backslash is a backslash)";
        }
        if (problem.contains("<scalar>") || problem.contains("expected ',' or")) {
            return " (quote the whole expression: '\"a\" + .b')";
        }
        return "";
    }
}
