package dev.kdt.cli.command.context;

import dev.kdt.cli.config.ConfigFile;
import dev.kdt.cli.config.InForce;
import dev.kdt.cli.config.Setting;
import dev.kdt.cli.config.SettingsBlock;
import dev.kdt.cli.config.Written;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Table;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import dev.kdt.pipeline.config.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kdt context show}. */
@Command(
        name = "show",
        header = "Show what a context sets, and where.",
        description = "'kdt config show' tells what is in force, after the command line and the environment.")
public final class ContextShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "CONTEXT", description = "Name of the context (the current one).")
    private @Nullable String name;

    @Mixin
    private final ListFormat format = new ListFormat();

    public ContextShowCommand(Session session) {
        this.session = session;
    }

    /** A value of the context. */
    private record Line(String key, String value, String place) {}

    @Override
    public Integer call() {
        List<Line> lines = lines(named());
        DataOut out = new DataOut(session.console().out());
        switch (format.in(session)) {
            case PRETTY, TEXT -> {
                Table table = new Table();
                lines.forEach(each -> table.row(each.key(), each.value(), each.place()));
                table.lines().forEach(out::line);
            }
            case NDJSON -> lines.forEach(each -> out.line(properties(each).json()));
            case JSON ->
                out.line(PropertyList.indented(
                        lines.stream().map(ContextShowCommand::properties).toList()));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private String named() {
        if (name != null) {
            return name;
        }
        InForce current = session.configuration().context();
        if (current == null) {
            throw new UsageException("there is no current context (kdt context list shows all)");
        }
        return current.value();
    }

    /** Of the project's context, and then of the user's of the same name, which it goes before. */
    private List<Line> lines(String context) {
        Map<String, Line> lines = new LinkedHashMap<>();
        List<String> known = new ArrayList<>();
        for (ConfigFile file : session.files().all()) {
            known.addAll(file.contexts().keySet());
            SettingsBlock settings = file.contexts().get(context);
            if (settings != null) {
                of(settings).forEach(each -> lines.putIfAbsent(each.key(), each));
            }
        }
        if (!known.contains(context)) {
            throw new UsageException("unknown context '" + context + "'"
                    + (known.isEmpty() ? " (no configuration file has any)" : Suggestion.among(known, context)));
        }
        return List.copyOf(lines.values());
    }

    private static List<Line> of(SettingsBlock settings) {
        List<Line> lines = new ArrayList<>();
        for (Setting each : Setting.values()) {
            Written written = settings.get(each);
            String value = shown(each, settings);
            if (written != null && value != null) {
                lines.add(new Line(each.key(), value, written.place().toString()));
            }
        }
        settings.outputs()
                .forEach((command, written) -> lines.add(new Line(
                        command.isEmpty() ? "output" : "output of " + command,
                        written.value(),
                        written.place().toString())));
        return lines;
    }

    /** A value as the file has it; null when it is not there. */
    static @Nullable String shown(Setting setting, SettingsBlock settings) {
        Written written = settings.get(setting);
        if (written == null) {
            return null;
        }
        if (setting == Setting.LOCAL && !written.value().contains(":")) {
            return written.value().equals("1") ? "true" : "false";
        }
        return written.value();
    }

    private static PropertyList properties(Line line) {
        return new PropertyList()
                .add("name", line.key())
                .add("value", line.value())
                .add("origin", line.place());
    }
}
