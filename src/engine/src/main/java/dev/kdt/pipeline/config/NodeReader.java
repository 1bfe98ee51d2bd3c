package dev.kdt.pipeline.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML, and JSON as the part of YAML that it is, into nodes that know their places. Words without quotes are read as in YAML
 * 1.2's JSON schema: {@code yes} and {@code on} are texts.
 */
public final class NodeReader {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final int MAX_DEPTH = 200;

    /** Aliases can make a short text stand for a huge one. */
    private static final int MAX_NODES = 200_000;

    private final String file;
    private final String[] lines;
    private final Problems problems;
    private int nodes;

    private NodeReader(String file, String text, Problems problems) {
        this.file = file;
        this.lines = text.split("\n", -1);
        this.problems = problems;
    }

    /**
     * Reads one document.
     *
     * @param file its name for places
     * @return null when there is nothing in it, or when it is no YAML: then a problem was added
     */
    public static @Nullable Node read(String file, String text, Problems problems) {
        return new NodeReader(file, text, problems).read(text);
    }

    static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    /**
     * The nodes of one document as the YAML library reads them, with the marks of their beginnings and ends.
     *
     * @return null when there is nothing in it
     * @throws YAMLException when it is no YAML
     */
    static org.yaml.snakeyaml.nodes.@Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(50);
        options.setNestingDepthLimit(MAX_DEPTH);
        // Tabs may stand between the words of JSON, but not of YAML. In a JSON text they cannot stand inside of a
        // string.
        String readable = isJson(text) ? text.replace('\t', ' ') : text;
        return new Yaml(options).compose(new StringReader(readable));
    }

    private @Nullable Node read(String text) {
        try {
            org.yaml.snakeyaml.nodes.Node root = compose(text);
            return root == null ? null : node(root, 0);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            Place place = mark == null ? new Place(file, 1, 1) : place(mark);
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            problems.add(
                    place,
                    "not YAML: " + context + YamlHint.problem(e.getProblem())
                            + YamlHint.of(e.getProblem(), line(place)));
        } catch (YAMLException e) {
            problems.add(new Place(file, 1, 1), "not YAML: " + firstLine(e.getMessage()));
        }
        return null;
    }

    private String line(Place place) {
        return place.line() <= lines.length ? lines[place.line() - 1] : "";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private Node node(org.yaml.snakeyaml.nodes.Node node, int depth) {
        Place place = place(node.getStartMark());
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
            throw new YAMLException("too large: at most " + MAX_DEPTH + " levels and " + MAX_NODES + " values");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, place);
            case SequenceNode sequence ->
                new Node.Sequence(
                        place,
                        sequence.getValue().stream()
                                .map(each -> node(each, depth + 1))
                                .toList());
            case MappingNode mapping -> mapping(mapping, place, depth);
            default -> throw new YAMLException("a node of an unknown kind");
        };
    }

    private Node.Mapping mapping(MappingNode mapping, Place place, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                problems.add(place(tuple.getKeyNode().getStartMark()), "a key must be a word");
                continue;
            }
            Node.Scalar key = scalar(keyNode, place(keyNode.getStartMark()));
            if (!seen.add(key.text())) {
                problems.add(key.place(), "'" + key.text() + "' is given twice");
                continue;
            }
            entries.add(new Node.Entry(key, node(tuple.getValueNode(), depth + 1)));
        }
        return new Node.Mapping(place, List.copyOf(entries));
    }

    private Node.Scalar scalar(ScalarNode scalar, Place place) {
        String text = scalar.getValue();
        ScalarStyle style = scalar.getScalarStyle();
        return switch (style) {
            case LITERAL, FOLDED -> new Node.Scalar(place, text, Node.Scalar.Type.STRING, blockStart(place));
            case SINGLE_QUOTED, DOUBLE_QUOTED ->
                new Node.Scalar(
                        place, text, Node.Scalar.Type.STRING, new Place(file, place.line(), place.column() + 1));
            case PLAIN, JSON_SCALAR_STYLE -> new Node.Scalar(place, text, type(text), place);
        };
    }

    private static Node.Scalar.Type type(String plain) {
        return switch (plain) {
            case "", "~", "null" -> Node.Scalar.Type.NULL;
            case "true", "false" -> Node.Scalar.Type.BOOLEAN;
            default -> NUMBER.matcher(plain).matches() ? Node.Scalar.Type.NUMBER : Node.Scalar.Type.STRING;
        };
    }

    /** The first letter of a block of lines: on the line after its mark, behind the indentation. */
    private Place blockStart(Place mark) {
        String line = mark.line() < lines.length ? lines[mark.line()] : "";
        int indentation = line.length() - line.stripLeading().length();
        return new Place(file, mark.line() + 1, indentation + 1);
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
