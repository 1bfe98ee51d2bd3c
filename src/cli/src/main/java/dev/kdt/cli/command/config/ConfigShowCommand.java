package dev.kdt.cli.command.config;

import dev.kdt.cli.config.ConfigFile;
import dev.kdt.cli.config.Configuration;
import dev.kdt.cli.config.InForce;
import dev.kdt.cli.config.OutputCommands;
import dev.kdt.cli.config.Setting;
import dev.kdt.cli.config.SettingOrigin;
import dev.kdt.cli.config.WantedOutput;
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

/** {@code kdt config show}. */
@Command(
        name = "show",
        header = "Show each setting in force, with where it comes from.",
        description = "Origins are options, variables of the environment, FILE:LINE:COLUMN, or the default. What the"
                + " AWS files and services say, such as a profile's region, shows 'kdt doctor'.")
public final class ConfigShowCommand implements Callable<Integer> {
    private static final String DEFAULT = "default";

    private final Session session;

    @Mixin
    private final ListFormat format = new ListFormat();

    public ConfigShowCommand(Session session) {
        this.session = session;
    }

    /**
     * A setting.
     *
     * @param value null: nobody has it
     * @param trusted whether it is used, as far as trust goes
     */
    private record Line(String name, @Nullable String value, String origin, boolean trusted) {}

    @Override
    public Integer call() {
        List<Line> lines = lines();
        DataOut out = new DataOut(session.console().out());
        switch (format.in(session)) {
            case PRETTY, TEXT -> table(lines).lines().forEach(out::line);
            case NDJSON -> lines.forEach(each -> out.line(properties(each).json()));
            case JSON ->
                out.line(PropertyList.indented(
                        lines.stream().map(ConfigShowCommand::properties).toList()));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private List<Line> lines() {
        Configuration configuration = session.configuration();
        List<Line> lines = new ArrayList<>();
        lines.add(line("context", configuration.context(), null));
        lines.add(line("profile", configuration.find(Setting.PROFILE), null));
        lines.add(line("region", configuration.find(Setting.REGION), null));
        InForce endpoint = configuration.findEndpoint();
        boolean local = endpoint != null && endpoint.setting() == Setting.LOCAL;
        lines.add(line("endpoint-url", local ? null : endpoint, null));
        lines.add(line("local", local ? endpoint : null, null));
        lines.add(line("stream", configuration.find(Setting.STREAM), null));
        lines.add(line("color", configuration.find(Setting.COLOR), "auto"));
        lines.add(output("output", configuration.output("")));
        for (String command : OutputCommands.NAMES) {
            WantedOutput output = configuration.output(command);
            if (output != null && output.of() == WantedOutput.Of.COMMAND) {
                lines.add(output("output of " + command, output));
            }
        }
        for (ConfigFile file : session.files().all()) {
            String whose = file.isProject() ? "file of the project" : "file of the user";
            lines.add(new Line(whose, file.name(), file.source().path().toString(), isUsed(file)));
        }
        return lines;
    }

    private static Line output(String name, @Nullable WantedOutput output) {
        return output == null
                ? new Line(name, null, DEFAULT, true)
                : new Line(
                        name, output.format().value(), output.format().place().toString(), true);
    }

    private static boolean isUsed(ConfigFile file) {
        return file.isTrusted() || !file.needsTrust();
    }

    private static Line line(String name, @Nullable InForce found, @Nullable String usual) {
        if (found == null) {
            return new Line(name, usual, DEFAULT, true);
        }
        String value = found.setting() == Setting.LOCAL && found.value().equals("1") ? "true" : found.value();
        SettingOrigin origin = found.origin();
        return new Line(name, value, origin.toString(), !found.isUntrusted());
    }

    private static Table table(List<Line> lines) {
        Table table = new Table().row("NAME", "VALUE", "ORIGIN");
        lines.forEach(each -> table.row(
                each.name(),
                each.value() == null ? "-" : each.value(),
                each.origin() + (each.trusted() ? "" : " (not trusted: kdt context trust)")));
        return table;
    }

    private static PropertyList properties(Line line) {
        return new PropertyList()
                .add("name", line.name())
                .add("value", line.value())
                .add("origin", line.origin())
                .addFlag("trusted", line.trusted());
    }
}
