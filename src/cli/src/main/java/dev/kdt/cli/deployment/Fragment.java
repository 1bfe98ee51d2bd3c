package dev.kdt.cli.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a template: a file of YAML beside this class.
 *
 * <p>Its keys are sections. {@code Parameters}, {@code Conditions}, {@code Resources} and {@code Outputs} become those of the template. What is in
 * any other section, such as {@code Statements}, stands in the template where a line of a fragment is <code>{{Statements}}</code>: the
 * group of resources that needs a permission says so itself. Elsewhere <code>{{name}}</code> is a value, always a whole scalar.
 *
 * @param head the lines before the first section
 * @param sections the lines of each, without the indentation of all of them
 */
record Fragment(List<String> head, Map<String, List<String>> sections) {
    private static final Pattern SECTION = Pattern.compile("([A-Z][A-Za-z]*):");
    private static final Pattern VALUE = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final String INDENT = "  ";

    /**
     * Reads one, and puts the values in.
     *
     * @throws IllegalStateException when it asks for a value that is not among them
     */
    static Fragment read(String name, Map<String, String> values) {
        List<String> head = new ArrayList<>();
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> open = head;
        for (String line : filled(text(name), values).lines().toList()) {
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                open = sections.computeIfAbsent(section.group(1), made -> new ArrayList<>());
            } else {
                open.add(!sections.isEmpty() && line.startsWith(INDENT) ? line.substring(INDENT.length()) : line);
            }
        }
        return new Fragment(head, sections);
    }

    private static String filled(String text, Map<String, String> values) {
        return VALUE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
    }

    private static String value(MatchResult found, Map<String, String> values) {
        String value = values.get(found.group(1));
        if (value == null) {
            throw new IllegalStateException("no value for " + found.group());
        }
        return value;
    }

    private static String text(String name) {
        String file = name + ".yaml";
        try (InputStream in = Fragment.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the artefact");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
