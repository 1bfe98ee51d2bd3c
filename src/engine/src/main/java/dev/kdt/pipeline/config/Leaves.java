package dev.kdt.pipeline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of a document by their paths, for the comparison of two documents. */
final class Leaves {
    private final Map<List<String>, String> values = new LinkedHashMap<>();

    private Leaves() {}

    /**
     * The values of a document: keys, and places in lists from 0, to what stands there. Spaces and line ends at the end of a text
     * do not count, nor do comments and the order of keys.
     *
     * @return null when the text is empty or is no YAML
     */
    static @Nullable Map<List<String>, String> of(String text) {
        Problems problems = new Problems();
        Node root = NodeReader.read("", text, problems);
        if (root == null || !problems.isEmpty()) {
            return null;
        }
        Leaves leaves = new Leaves();
        leaves.add(List.of(), root);
        return leaves.values;
    }

    /** The value that a text is. */
    static String string(String text) {
        return value(Node.Scalar.Type.STRING, text);
    }

    private static String value(Node.Scalar.Type type, String text) {
        return type + " " + text.stripTrailing();
    }

    private void add(List<String> path, Node node) {
        switch (node) {
            case Node.Scalar scalar -> values.put(path, value(scalar.type(), scalar.text()));
            case Node.Sequence list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    add(below(path, String.valueOf(i)), list.items().get(i));
                }
                if (list.items().isEmpty()) {
                    values.put(path, "[]");
                }
            }
            case Node.Mapping mapping -> {
                mapping.entries().forEach(each -> add(below(path, each.key().text()), each.value()));
                if (mapping.entries().isEmpty()) {
                    values.put(path, "{}");
                }
            }
        }
    }

    private static List<String> below(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }
}
