package dev.kdt.cli.completion;

import java.util.Map;
import java.util.stream.Collectors;

/** The script for bash: it reads what was typed by tables of words. */
final class BashScript {
    private BashScript() {}

    static String of(CompletedCommand root, ScriptText text) {
        return text.with(Map.of(
                "@KINDS@",
                ValueKinds.all(root).entrySet().stream()
                        .map(each -> "        " + each.getKey() + ") spec='" + each.getValue() + "' ;;\n")
                        .collect(Collectors.joining()),
                "@COMMANDS@",
                root.all().map(BashScript::command).collect(Collectors.joining())));
    }

    private static String command(CompletedCommand command) {
        return """
                    '%s')
                        commands='%s'
                        options='%s'
                        places='%s'
                        ;;
            """.formatted(
                        command.path(),
                        command.children().stream().map(CompletedCommand::name).collect(Collectors.joining(" ")),
                        command.options().stream().map(CompletedOption::word).collect(Collectors.joining(" ")),
                        command.places().stream().map(CompletedPlace::word).collect(Collectors.joining(" ")))
                .replaceAll("(?m)^    ", "");
    }
}
