package dev.kdt.jq.builtin;

import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Suggestion;
import java.util.List;

/** The page that tells of all built-in functions, made of what is written down with each. */
final class Reference {
    private static final int WIDTH = 100;

    private static final String INDENT = "    ";

    private static final String INTRODUCTION = """
        Expressions are jq's language, version 1.8: all of its syntax, and these functions. An example reads
        INPUT | PROGRAM  =>  OUTPUTS.

        Besides them every program has $__loc__, the file and line of the program's text, and $JQ_BUILD_CONFIGURATION.
        Hosts give more: $meta, where the record came from; to 'process -e' also $ENV, $ARGS and the names of --arg,
        --argjson, --rawfile and --slurpfile; to pipelines $ENV.NAME, for variables that are named so.

        Left out: modules (import, include, module, modulemeta) and all access to files and the network.
        """;

    private Reference() {}

    static String page(List<Family> families) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Family family : families) {
            page.append('\n').append(family.title()).append('\n');
            page.append("=".repeat(family.title().length())).append('\n');
            documented(family).forEach(builtin -> add(builtin, page.append('\n')));
        }
        return page.toString();
    }

    static String page(List<Family> families, String name) {
        List<Builtin> all =
                families.stream().flatMap(family -> documented(family).stream()).toList();
        String wanted = name.startsWith("@") ? "format" : name.replaceFirst("[(/].*", "");
        List<Builtin> found =
                all.stream().filter(each -> each.name().equals(wanted)).toList();
        if (found.isEmpty()) {
            List<String> names = all.stream().map(Builtin::name).distinct().toList();
            throw new IllegalArgumentException("there is no function '" + name + "'" + Suggestion.among(names, wanted));
        }
        StringBuilder page = new StringBuilder();
        for (Builtin builtin : found) {
            add(builtin, page.isEmpty() ? page : page.append('\n'));
        }
        return page.toString();
    }

    private static List<Builtin> documented(Family family) {
        return family.functions().stream()
                .filter(builtin -> !builtin.doc().isEmpty())
                .toList();
    }

    private static void add(Builtin builtin, StringBuilder page) {
        page.append(builtin.usage()).append('\n');
        addWrapped(builtin.doc(), page);
        for (Builtin.Example example : builtin.examples()) {
            page.append(INDENT)
                    .append("  ")
                    .append(example.input())
                    .append(" | ")
                    .append(example.program());
            page.append("  =>  ").append(String.join(", ", example.outputs())).append('\n');
        }
    }

    private static void addWrapped(String text, StringBuilder page) {
        int width = 0;
        for (String word : text.split(" ", -1)) {
            if (width == 0 || width + word.length() > WIDTH) {
                page.append(width == 0 ? "" : "\n").append(INDENT).append(word);
                width = INDENT.length() + word.length();
            } else {
                page.append(' ').append(word);
                width += 1 + word.length();
            }
        }
        page.append('\n');
    }
}
