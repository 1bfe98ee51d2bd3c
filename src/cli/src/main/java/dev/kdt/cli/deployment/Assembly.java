package dev.kdt.cli.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins fragments to a template, in the order in which they are added. */
final class Assembly {
    private static final List<String> SECTIONS = List.of("Parameters", "Conditions", "Resources", "Outputs");

    /** Between resources, so that each stands apart with its comment. */
    private static final String SPACED = "Resources";

    private static final Pattern PLACE = Pattern.compile("( *)\\{\\{([A-Z][A-Za-z]*)}}");

    private final List<String> head = new ArrayList<>();
    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    void add(Fragment fragment) {
        head.addAll(trimmed(fragment.head()));
        fragment.sections().forEach((name, lines) -> {
            List<String> joined = sections.computeIfAbsent(name, made -> new ArrayList<>());
            if (name.equals(SPACED) && !joined.isEmpty()) {
                joined.add("");
            }
            joined.addAll(trimmed(lines));
        });
    }

    /** The template. */
    String text() {
        StringBuilder text = new StringBuilder();
        head.forEach(line -> text.append(line).append('\n'));
        for (String section : SECTIONS) {
            text.append('\n').append(section).append(":\n");
            for (String line : lines(section)) {
                text.append(line.isEmpty() ? "" : "  ").append(line).append('\n');
            }
        }
        return text.toString();
    }

    /** The lines of a section, with other sections in their places; a section that no fragment has leaves none. */
    private List<String> lines(String section) {
        List<String> lines = new ArrayList<>();
        for (String line : sections.getOrDefault(section, List.of())) {
            Matcher place = PLACE.matcher(line);
            if (!place.matches()) {
                lines.add(line);
                continue;
            }
            for (String inserted : lines(place.group(2))) {
                lines.add(place.group(1) + inserted);
            }
        }
        return lines;
    }

    private static List<String> trimmed(List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isEmpty()) {
            from++;
        }
        while (from < to && lines.get(to - 1).isEmpty()) {
            to--;
        }
        return lines.subList(from, to);
    }
}
