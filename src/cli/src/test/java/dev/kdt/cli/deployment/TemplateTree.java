package dev.kdt.cli.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a template as CloudFormation does: {@code !Ref x} is <code>{"Ref": x}</code>. No key may be there twice. */
public final class TemplateTree {
    private TemplateTree() {}

    /** The template as values of JSON. */
    public static Map<String, Object> parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new Functions(options)).load(yaml);
    }

    /** The entries of a section; none when it is empty. */
    public static Map<String, Object> section(Map<String, Object> template, String name) {
        return map(template.get(name));
    }

    /** A part that is a map, {@code null} is an empty one. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(@Nullable Object part) {
        return part == null ? Map.of() : (Map<String, Object>) part;
    }

    /** A part that is a list; one that is none is a list of itself, as it is in policies. */
    @SuppressWarnings("unchecked")
    static List<Object> list(Object part) {
        return part instanceof List<?> list ? (List<Object>) list : List.of(part);
    }

    /** Visits all entries of all maps in a part. */
    static void entries(Object part, BiConsumer<String, Object> visitor) {
        if (part instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                visitor.accept(String.valueOf(key), value);
                entries(value, visitor);
            });
        } else if (part instanceof List<?> list) {
            list.forEach(each -> entries(each, visitor));
        }
    }

    /** The short forms of the functions that templates of ours use. */
    private static final class Functions extends SafeConstructor {
        Functions(LoaderOptions options) {
            super(options);
            for (String function : List.of("Ref", "GetAtt", "Sub", "If", "Equals", "Not", "Or")) {
                yamlConstructors.put(new Tag("!" + function), new AbstractConstruct() {
                    @Override
                    public Object construct(Node node) {
                        return called(function, node);
                    }
                });
            }
        }

        private Map<String, Object> called(String function, Node node) {
            Object argument = argument(node);
            if (function.equals("GetAtt")) {
                argument = List.of(((String) argument).split("\\.", 2));
            }
            Map<String, Object> call = new LinkedHashMap<>();
            call.put(function.equals("Ref") ? function : "Fn::" + function, argument);
            return call;
        }

        private Object argument(Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode list -> new ArrayList<>(constructSequence(list));
                case MappingNode map -> constructMapping(map);
                default -> throw new IllegalArgumentException(node.toString());
            };
        }
    }
}
