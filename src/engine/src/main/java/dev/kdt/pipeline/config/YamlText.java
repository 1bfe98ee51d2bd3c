package dev.kdt.pipeline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Changes single values in the text of a YAML or JSON document. All else stays as it is, comments and layout included: a changed
 * text is read again, and is not returned when any other value has become another.
 *
 * @param text of the document
 */
public record YamlText(String text) {
    private static final int INDENTATION = 2;

    /**
     * The document with another text as a value.
     *
     * @param path of the value, a single one: keys, and places in lists from 0
     * @param value without spaces and line ends at its end
     * @return null when there is no such value, or it cannot be changed alone
     */
    public @Nullable YamlText with(List<String> path, String value) {
        Node parent = find(path.subList(0, path.size() - 1));
        NodeTuple entry = parent instanceof MappingNode mapping ? entry(mapping, path.getLast()) : null;
        if (entry == null || !(entry.getValueNode() instanceof ScalarNode scalar)) {
            return null;
        }
        Map<List<String>, String> wanted = Leaves.of(text);
        if (wanted == null || isMarked(scalar)) {
            return null;
        }
        wanted.put(path, Leaves.string(value));
        return firstThatReadsAs(wanted, replaced(scalar, entry.getKeyNode(), value));
    }

    /**
     * The document with one more item in a list: a mapping with one key. A list that is not there is made.
     *
     * @param list its key at the top of the document
     * @return null when there is something else at that key, or the item cannot be added there
     */
    public @Nullable YamlText withItem(String list, String key, String value) {
        Node root = find(List.of());
        Map<List<String>, String> wanted = Leaves.of(text);
        if (!(root instanceof MappingNode mapping) || wanted == null) {
            return null;
        }
        NodeTuple entry = entry(mapping, list);
        Node items = entry == null ? null : entry.getValueNode();
        int count = items instanceof SequenceNode sequence ? sequence.getValue().size() : 0;
        if (count == 0) {
            wanted.remove(List.of(list));
        }
        wanted.put(List.of(list, String.valueOf(count), key), Leaves.string(value));
        return firstThatReadsAs(wanted, added(list, items, key, value));
    }

    /**
     * The document with another text as the value of a key at its top. A key that is not there is added before the others.
     *
     * @return null when there is something else at that key, or the text is no mapping
     */
    public @Nullable YamlText withEntry(String key, String value) {
        Node root = find(List.of());
        if (root instanceof MappingNode mapping && entry(mapping, key) != null) {
            return with(List.of(key), value);
        }
        Map<List<String>, String> wanted = root == null ? new LinkedHashMap<>() : Leaves.of(text);
        if (wanted == null) {
            return null;
        }
        wanted.put(List.of(key), Leaves.string(value));
        ScalarForms forms = new ScalarForms(value, newline());
        int start = root == null ? 0 : offset(root.getStartMark());
        String rest = text.substring(start);
        String whole = text.isEmpty() || text.endsWith("\n") ? text : text + newline();
        return firstThatReadsAs(
                wanted,
                forms.inLine(ScalarStyle.PLAIN)
                        .map(each -> key + ": " + each + newline())
                        .flatMap(line -> Stream.of(text.substring(0, start) + line + rest, whole + line)));
    }

    /** Whether an anchor or a tag stands before the value: what they mean for another value nobody knows. */
    private boolean isMarked(ScalarNode scalar) {
        return text.startsWith("&", offset(scalar.getStartMark()))
                || text.startsWith("!", offset(scalar.getStartMark()));
    }

    private static @Nullable YamlText firstThatReadsAs(Map<List<String>, String> wanted, Stream<String> candidates) {
        return candidates
                .filter(each -> wanted.equals(Leaves.of(each)))
                .map(YamlText::new)
                .findFirst()
                .orElse(null);
    }

    /** The text with the value written in all ways that fit its place, the likeliest first. */
    private Stream<String> replaced(ScalarNode scalar, Node key, String value) {
        int start = offset(scalar.getStartMark());
        int end = offset(scalar.getEndMark());
        ScalarForms forms = new ScalarForms(value, newline());
        String before = text.substring(0, start);
        if (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED) {
            int contentStart = Math.min(lineEnd(start) + newline().length(), end);
            int contentEnd = contentStart
                    + text.substring(contentStart, end).stripTrailing().length();
            String header = text.substring(start, contentStart);
            String rest = forms.lines(indentation(contentStart, contentEnd)) + text.substring(contentEnd);
            return Stream.of(
                    before + header + rest,
                    before + "|" + header.substring(1) + rest,
                    before + forms.doubleQuoted() + text.substring(contentEnd));
        }
        int lineEnd = lineEnd(end);
        String block = "|-" + text.substring(end, lineEnd) + newline()
                + forms.lines(key.getStartMark().getColumn() + INDENTATION) + text.substring(lineEnd);
        return Stream.concat(
                forms.inLine(scalar.getScalarStyle()).map(each -> before + each + text.substring(end)),
                Stream.of(before + block, before + forms.doubleQuoted() + text.substring(end)));
    }

    private Stream<String> added(String list, @Nullable Node items, String key, String value) {
        ScalarForms forms = new ScalarForms(value, newline());
        if (items instanceof SequenceNode sequence && sequence.getFlowStyle() == FlowStyle.FLOW) {
            return forms.inMapping(key, NodeReader.isJson(text)).map(each -> addedInBrackets(sequence, each));
        }
        if (items instanceof SequenceNode sequence) {
            int dash = sequence.getStartMark().getColumn();
            return forms.inItem(key, dash).map(each -> insertedBelow(contentEnd(sequence), each));
        }
        if (items != null) {
            return forms.inItem(key, INDENTATION).map(each -> insertedBelow(contentEnd(items), each));
        }
        String whole = text.isEmpty() || text.endsWith("\n") ? text : text + newline();
        return forms.inItem(key, INDENTATION).map(each -> whole + list + ":" + newline() + each + newline());
    }

    /** On a line of its own, if the last item is. */
    private String addedInBrackets(SequenceNode sequence, String item) {
        if (sequence.getValue().isEmpty()) {
            int inside = offset(sequence.getStartMark()) + 1;
            return text.substring(0, inside) + item + text.substring(inside);
        }
        Node last = sequence.getValue().getLast();
        int column = last.getStartMark().getColumn();
        int start = offset(last.getStartMark());
        boolean ownLine = text.substring(start - column, start).isBlank();
        int end = offset(last.getEndMark());
        String between = ownLine ? "," + newline() + " ".repeat(column) : ", ";
        return text.substring(0, end) + between + item + text.substring(end);
    }

    private String insertedBelow(int place, String lines) {
        int lineEnd = lineEnd(place);
        return text.substring(0, lineEnd) + newline() + lines + text.substring(lineEnd);
    }

    /** The end of a node's last character; comments and empty lines may follow that belong to nothing. */
    private int contentEnd(Node node) {
        return switch (node) {
            case MappingNode mapping
            when mapping.getFlowStyle() == FlowStyle.BLOCK
                    && !mapping.getValue().isEmpty() ->
                contentEnd(mapping.getValue().getLast().getValueNode());
            case SequenceNode sequence
            when sequence.getFlowStyle() == FlowStyle.BLOCK
                    && !sequence.getValue().isEmpty() ->
                contentEnd(sequence.getValue().getLast());
            default -> {
                int start = offset(node.getStartMark());
                yield start
                        + text.substring(start, offset(node.getEndMark()))
                                .stripTrailing()
                                .length();
            }
        };
    }

    /** The number of spaces before the first line with content. */
    private int indentation(int contentStart, int contentEnd) {
        int line = contentStart;
        int at = contentStart;
        while (at < contentEnd && " \r\n".indexOf(text.charAt(at)) >= 0) {
            if (text.charAt(at++) == '\n') {
                line = at;
            }
        }
        return at - line;
    }

    private String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** The end of the line around {@code offset}, without its newline. */
    private int lineEnd(int offset) {
        int end = text.indexOf(newline(), offset);
        return end < 0 ? text.length() : end;
    }

    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private @Nullable Node find(List<String> path) {
        try {
            Node node = NodeReader.compose(text);
            for (String each : path) {
                node = child(node, each);
            }
            return node;
        } catch (YAMLException _) {
            return null;
        }
    }

    private static @Nullable Node child(@Nullable Node node, String name) {
        if (node instanceof MappingNode mapping) {
            NodeTuple entry = entry(mapping, name);
            return entry == null ? null : entry.getValueNode();
        }
        return node instanceof SequenceNode sequence ? sequence.getValue().get(Integer.parseInt(name)) : null;
    }

    private static @Nullable NodeTuple entry(MappingNode mapping, String name) {
        for (NodeTuple each : mapping.getValue()) {
            if (each.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
                return each;
            }
        }
        return null;
    }
}
