package dev.kdt.cli.completion;

import java.util.Map;
import java.util.stream.Collectors;

/** The script for fish: it reads what was typed by tables of words, as the one for bash does. */
final class FishScript {
    private FishScript() {}

    static String of(CompletedCommand root, ScriptText text) {
        return text.with(Map.of(
                "@KINDS@",
                ValueKinds.all(root).entrySet().stream()
                        .map(each -> "        case " + each.getKey() + "\n            string split ' ' -- "
                                + quoted(each.getValue()) + "\n")
                        .collect(Collectors.joining()),
                "@COMMANDS@",
                root.all().map(FishScript::command).collect(Collectors.joining())));
    }

    private static String command(CompletedCommand command) {
        String begin = "            ";
        return "        case '" + command.path() + "'\n"
                + begin + "set commands"
                + command.children().stream()
                        .map(each -> " " + each.name() + "\\t" + quoted(each.about()))
                        .collect(Collectors.joining())
                + "\n" + begin + "set options"
                + command.options().stream()
                        .map(each -> " \\\n    " + begin + quoted(each.word() + ":" + each.about()))
                        .collect(Collectors.joining())
                + "\n" + begin + "set places"
                + command.places().stream().map(each -> " " + each.word()).collect(Collectors.joining()) + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
