package dev.kdt.cli.config;

import dev.kdt.cli.console.InvisibleCharacters;
import dev.kdt.cli.console.UsageException;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeReader;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problem;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Suggestion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a configuration file strictly: what is not known, has another type or comes twice is an error with its place. */
final class ConfigReader {
    private static final String CONTEXT = "context";
    private static final String CONTEXTS = "contexts";

    private final Problems problems = new Problems();
    private final ValueCheck check = new ValueCheck(problems);
    private final ConfigFile.Source source;

    private ConfigReader(ConfigFile.Source source) {
        this.source = source;
    }

    /** @throws UsageException with a line for each problem */
    static ConfigFile read(ConfigFile.Source source) {
        ConfigReader reader = new ConfigReader(source);
        ConfigFile file = reader.file();
        if (!reader.problems.isEmpty()) {
            throw new UsageException(
                    reader.problems.list().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return file;
    }

    private ConfigFile file() {
        Node root = NodeReader.read(source.name(), source.text(), problems);
        if (root != null) {
            requirePrintable(root);
        }
        Node.Mapping top = root == null ? empty() : mapping(root, "the file");
        requireKnown(top, List.of(CONTEXT, CONTEXTS));
        Node current = top.get(CONTEXT);
        return new ConfigFile(
                source, current == null ? null : check.contextName(current), block(top), contexts(top.get(CONTEXTS)));
    }

    /**
     * Looks for characters that a terminal would obey or not show, before anything of the file is shown: a project's file may come from anybody.
     *
     * @throws UsageException with the place of the first
     */
    private static void requirePrintable(Node node) {
        switch (node) {
            case Node.Scalar scalar -> {
                if (scalar.text().codePoints().anyMatch(InvisibleCharacters::contains)) {
                    throw new UsageException(
                            scalar.place() + ": control and invisible characters do not belong in this file");
                }
            }
            case Node.Sequence list -> list.items().forEach(ConfigReader::requirePrintable);
            case Node.Mapping mapping ->
                mapping.entries().forEach(each -> {
                    requirePrintable(each.key());
                    requirePrintable(each.value());
                });
        }
    }

    private Node.Mapping empty() {
        return new Node.Mapping(new Place(source.name(), 1, 1), List.of());
    }

    private Node.Mapping mapping(Node node, String what) {
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        problems.add(node.place(), what + " must be a mapping of keys to values, not " + node.kind());
        return empty();
    }

    private Map<String, SettingsBlock> contexts(@Nullable Node node) {
        Map<String, SettingsBlock> contexts = new LinkedHashMap<>();
        if (node == null) {
            return contexts;
        }
        for (Node.Entry each : mapping(node, "'" + CONTEXTS + "'").entries()) {
            Written name = check.contextName(each.key());
            Node.Mapping settings = mapping(each.value(), "a context");
            requireKnown(settings, List.of());
            if (name != null) {
                contexts.put(name.value(), block(settings));
            }
        }
        return contexts;
    }

    private SettingsBlock block(Node.Mapping mapping) {
        Map<Setting, Written> values = new EnumMap<>(Setting.class);
        Map<String, Written> outputs = new LinkedHashMap<>();
        for (Node.Entry each : mapping.entries()) {
            String key = each.key().text();
            if (Setting.keys().contains(key)) {
                Written value = check.value(Setting.of(key), each.value());
                if (value != null) {
                    values.put(Setting.of(key), value);
                }
            } else if (key.equals(Setting.OUTPUT)) {
                outputs.putAll(outputs(each.value()));
            }
        }
        Node.Entry local = mapping.entry(Setting.LOCAL.key());
        if (values.containsKey(Setting.ENDPOINT) && local != null) {
            problems.add(local.key().place(), "'local' and 'endpoint-url' exclude each other (give one)");
        }
        return new SettingsBlock(mapping.place(), values, outputs);
    }

    private Map<String, Written> outputs(Node node) {
        Map<String, Written> outputs = new LinkedHashMap<>();
        if (!(node instanceof Node.Mapping byCommand)) {
            Written all = check.text(Setting.OUTPUT, node);
            if (all != null) {
                outputs.put("", all);
            }
            return outputs;
        }
        problems.checkKeys(byCommand, OutputCommands.NAMES, "no command '%s' has an output format");
        for (Node.Entry each : byCommand.entries()) {
            Written format = check.text(Setting.OUTPUT, each.value());
            if (format != null) {
                outputs.put(each.key().text(), format);
            }
        }
        return outputs;
    }

    /** @param more keys beside those of settings */
    private void requireKnown(Node.Mapping mapping, List<String> more) {
        List<String> known = new ArrayList<>(more);
        known.addAll(Setting.keys());
        known.add(Setting.OUTPUT);
        for (Node.Entry each : mapping.entries()) {
            String key = each.key().text();
            if (isCredential(key)) {
                problems.add(
                        each.key().place(),
                        "'" + key + "': credentials do not belong in this file (put them into ~/.aws/credentials, and"
                                + " name their profile here: 'profile')");
            } else if (!known.contains(key)) {
                problems.add(each.key().place(), "unknown key '" + key + "'" + Suggestion.among(known, key));
            }
        }
    }

    private static boolean isCredential(String key) {
        String word = key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return word.contains("accesskey")
                || word.contains("secret")
                || word.contains("token")
                || word.contains("credential")
                || word.contains("password");
    }
}
