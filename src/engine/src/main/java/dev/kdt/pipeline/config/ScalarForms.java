package dev.kdt.pipeline.config;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/**
 * The ways to write a text as a YAML scalar. None but the double-quoted one means the same text everywhere: what is written has to
 * be read again.
 *
 * @param newline of the document
 */
record ScalarForms(String value, String newline) {
    /** In one line: in the style that is preferred, then in quotes. Nothing for a text of several lines. */
    Stream<String> inLine(ScalarStyle preferred) {
        if (value.contains("\n")) {
            return Stream.empty();
        }
        return switch (preferred) {
            case PLAIN -> Stream.of(value, singleQuoted(), doubleQuoted());
            case SINGLE_QUOTED -> Stream.of(singleQuoted(), doubleQuoted());
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE, LITERAL, FOLDED -> Stream.of(doubleQuoted());
        };
    }

    /** As the value of a mapping with one key, in braces. */
    Stream<String> inMapping(String key, boolean json) {
        return json
                ? Stream.of("{\"" + key + "\": " + doubleQuoted() + "}")
                : Stream.concat(inLine(ScalarStyle.PLAIN), Stream.of(doubleQuoted()))
                        .map(each -> "{" + key + ": " + each + "}");
    }

    /**
     * As the value of a mapping with one key, which is an item behind a dash.
     *
     * @param dash the number of spaces before it
     */
    Stream<String> inItem(String key, int dash) {
        String begin = " ".repeat(dash) + "- " + key + ": ";
        return Stream.concat(
                inLine(ScalarStyle.PLAIN).map(each -> begin + each),
                Stream.of(begin + "|-" + newline + lines(dash + 4), begin + doubleQuoted()));
    }

    /** The lines of a literal block, below its mark. */
    String lines(int indentation) {
        return value.lines()
                .map(each -> each.isEmpty() ? each : " ".repeat(indentation) + each)
                .collect(Collectors.joining(newline));
    }

    private String singleQuoted() {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Also a JSON string. */
    String doubleQuoted() {
        StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(each -> {
            switch (each) {
                case '"', '\\' -> quoted.append('\\').append((char) each);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(each)) {
                        quoted.append("\\u%04x".formatted(each));
                    } else {
                        quoted.append((char) each);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
