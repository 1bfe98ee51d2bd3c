package dev.kdt.cli.completion;

import dev.kdt.cli.completion.CompletedOption.Takes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for zsh, whose {@code _arguments} reads what was typed by descriptions of options and parameters. */
final class ZshScript {
    private ZshScript() {}

    static String of(CompletedCommand root, ScriptText text) {
        return text.with(Map.of(
                "@KINDS@",
                ValueKinds.all(root).entrySet().stream()
                        .map(each -> "        " + each.getKey() + ") spec='" + each.getValue() + "' ;;\n")
                        .collect(Collectors.joining()),
                "@COMMANDS@",
                root.all().map(ZshScript::command).collect(Collectors.joining()),
                "@FLAGS@",
                globals(root, Takes.NOTHING) + ") globals+=($word) ;;\n",
                "@VALUED@",
                globals(root, Takes.ONE) + ") globals+=($word ${(Q)kdt_typed[++i]}) ;;\n" + attached(root)));
    }

    private static String globals(CompletedCommand root, Takes takes) {
        return "            " + globalNames(root, takes).collect(Collectors.joining(" | "));
    }

    private static String attached(CompletedCommand root) {
        return "            "
                + globalNames(root, Takes.ONE).map(each -> each + "=*").collect(Collectors.joining(" | "))
                + ") globals+=($word) ;;\n";
    }

    private static Stream<String> globalNames(CompletedCommand root, Takes takes) {
        return root.options().stream()
                .filter(each -> each.isGlobal() && each.takes() == takes)
                .flatMap(each -> each.names().stream());
    }

    private static String command(CompletedCommand command) {
        List<String> specs = new ArrayList<>();
        command.options().forEach(each -> specs.addAll(option(each, command.places())));
        for (int i = 0; i < command.places().size(); i++) {
            CompletedPlace place = command.places().get(i);
            specs.add((place.repeats() ? "*" : String.valueOf(i + 1)) + value(place.label(), place.kind()));
        }
        return "        '" + command.path() + "')\n"
                + list("specs", specs)
                + list(
                        "children",
                        command.children().stream()
                                .map(each -> each.name() + ":" + each.about())
                                .toList())
                + "            ;;\n";
    }

    private static String list(String name, List<String> words) {
        return "            " + name + "=("
                + words.stream()
                        .map(each -> "\n                " + quoted(each))
                        .collect(Collectors.joining())
                + (words.isEmpty() ? "" : "\n            ") + ")\n";
    }

    /** A description for each of its names; each but of those that may be repeated excludes the others, and the places it stands for. */
    private static List<String> option(CompletedOption option, List<CompletedPlace> places) {
        List<String> excluded = new ArrayList<>();
        if (!option.repeats() && option.names().size() > 1) {
            excluded.addAll(option.names());
        }
        for (int i = 0; i < places.size(); i++) {
            if (option.names().stream().anyMatch(places.get(i).unless()::contains)) {
                excluded.add(String.valueOf(i + 1));
            }
        }
        String before =
                (excluded.isEmpty() ? "" : "(" + String.join(" ", excluded) + ")") + (option.repeats() ? "*" : "");
        List<String> specs = new ArrayList<>();
        for (String name : option.names()) {
            specs.add(
                    before + name + mark(option.takes(), name) + "[" + escaped(option.about()) + "]" + values(option));
        }
        return specs;
    }

    /** Where the first value may stand. */
    private static String mark(Takes takes, String name) {
        boolean isLong = name.startsWith("--");
        return switch (takes) {
            case NOTHING -> "";
            case ATTACHED -> isLong ? "=-" : "-";
            case ONE, TWO, MANY -> isLong ? "=" : "+";
        };
    }

    private static String values(CompletedOption option) {
        String value = value(option.label(), option.kind());
        return switch (option.takes()) {
            case NOTHING -> "";
            case ATTACHED -> ":" + value;
            case ONE, MANY -> value;
            case TWO -> value("NAME", ValueKinds.NONE) + value;
        };
    }

    private static String value(String label, String kind) {
        return ":" + escaped(label) + ": " + (kind.isEmpty() ? "" : "_kdt_offer " + kind);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
