package dev.kdt.cli.command.context;

import dev.kdt.cli.config.ConfigFile;
import dev.kdt.cli.config.InForce;
import dev.kdt.cli.config.Setting;
import dev.kdt.cli.config.SettingsBlock;
import dev.kdt.cli.config.Written;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Table;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kdt context list}. */
@Command(name = "list", header = "List the contexts of the project's file and of yours.")
public final class ContextListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final ListFormat format = new ListFormat();

    public ContextListCommand(Session session) {
        this.session = session;
    }

    /** A context in a file. Both files may have one of a name: together they are one context. */
    private record Listed(String name, SettingsBlock settings, ConfigFile file, boolean current) {
        @Nullable
        String value(Setting setting) {
            Written written = settings.get(setting);
            return written == null ? null : written.value();
        }

        /** Where its calls go. */
        @Nullable
        String endpoint() {
            String local = value(Setting.LOCAL);
            if (local == null || local.equals("0")) {
                return value(Setting.ENDPOINT);
            }
            return local.equals("1") ? "local" : "local " + local;
        }

        String cell(Setting setting) {
            return dash(value(setting));
        }

        static String dash(@Nullable String value) {
            return value == null ? "-" : value;
        }

        String trust() {
            return file.isTrusted() || !file.needsTrust() ? "" : " (not trusted)";
        }
    }

    @Override
    public Integer call() {
        List<Listed> all = listed();
        DataOut out = new DataOut(session.console().out());
        switch (format.in(session)) {
            case PRETTY -> table(all).lines().forEach(out::line);
            case TEXT -> all.stream().map(Listed::name).distinct().forEach(out::line);
            case NDJSON -> all.forEach(each -> out.line(properties(each).json()));
            case JSON ->
                out.line(PropertyList.indented(
                        all.stream().map(ContextListCommand::properties).toList()));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private List<Listed> listed() {
        InForce current = session.configuration().context();
        List<Listed> all = new ArrayList<>();
        for (ConfigFile file : session.files().all()) {
            file.contexts()
                    .forEach((name, settings) -> all.add(new Listed(
                            name,
                            settings,
                            file,
                            current != null && !current.isUntrusted() && name.equals(current.value()))));
        }
        return all;
    }

    private static Table table(List<Listed> all) {
        Table table = new Table().row("", "NAME", "PROFILE", "REGION", "ENDPOINT", "STREAM", "FILE");
        all.forEach(each -> table.row(
                each.current() ? "*" : "",
                each.name(),
                each.cell(Setting.PROFILE),
                each.cell(Setting.REGION),
                Listed.dash(each.endpoint()),
                each.cell(Setting.STREAM),
                each.file().name() + each.trust()));
        return table;
    }

    private static PropertyList properties(Listed context) {
        PropertyList properties = new PropertyList()
                .add("name", context.name())
                .addFlag("current", context.current())
                .add("file", context.file().name())
                .addFlag("trusted", context.file().isTrusted());
        for (Setting each : Setting.values()) {
            properties.add(each.key(), ContextShowCommand.shown(each, context.settings()));
        }
        return properties;
    }
}
