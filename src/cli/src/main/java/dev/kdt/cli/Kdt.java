package dev.kdt.cli;

import dev.kdt.aws.StartAt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.help.HelpLayout;
import dev.kdt.cli.model.CommandModels;
import dev.kdt.cli.option.BoundsConverter;
import dev.kdt.cli.option.DurationConverter;
import dev.kdt.cli.option.InstantConverter;
import dev.kdt.cli.option.Rate;
import dev.kdt.cli.option.RateConverter;
import dev.kdt.cli.option.ResourceLimits;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.Share;
import dev.kdt.cli.option.ShareConverter;
import dev.kdt.cli.option.Since;
import dev.kdt.cli.option.Size;
import dev.kdt.cli.option.SizeConverter;
import dev.kdt.flow.FlowException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command line as a whole. It runs one command and gives its exit code; it never ends the process. */
public final class Kdt {
    private final Console console;

    public Kdt(Console console) {
        this.console = console;
    }

    /** Runs one command line. Whatever goes wrong becomes a message on the console's stderr and an exit code. */
    public int run(String... args) {
        RootCommand root = new RootCommand();
        Session session = new Session(console, root.global());
        CommandLine commandLine = CommandModels.commandLine(root);
        if (!asksForVersion(args)) {
            Commands.addTo(commandLine, Commands.forArguments(List.of(args)), session, List.of(args));
        }
        configure(commandLine, session);
        StringWriter printed = new StringWriter();
        PrintWriter err = new PrintWriter(console.err(), true, StandardCharsets.UTF_8);
        ErrorReport errors = new ErrorReport(session);
        int code = commandLine
                .setOut(new PrintWriter(printed))
                .setErr(err)
                .setParameterExceptionHandler((e, ignored) -> errors.wrongArguments(e))
                .setExecutionStrategy(parsed -> execute(parsed, session))
                .setExecutionExceptionHandler((e, ignored, parsed) -> errors.failed(e))
                .execute(args);
        return printed(printed.toString(), errors) ? code : ExitCode.FAILED;
    }

    /**
     * Writes what was asked of the command line itself, such as help; tells when that cannot be done. Who closes stdout does not want
     * to see it.
     */
    private boolean printed(String text, ErrorReport errors) {
        if (console.out() instanceof ClosedOutput) {
            return true;
        }
        try {
            new DataOut(console.out()).text(text).flush();
            return true;
        } catch (FlowException e) {
            return errors.failed(e) == ExitCode.DONE;
        }
    }

    /** The command line with every command in it, also hidden ones, for completions and documentation. */
    public static CommandLine whole(Console console) {
        RootCommand root = new RootCommand();
        Session session = new Session(console, root.global());
        CommandLine whole = CommandModels.commandLine(root);
        Commands.addAllTo(whole, Commands.withHidden(), session);
        return configure(whole, session);
    }

    /** The layout of help depends on the terminal, which only help asks about. */
    private static int execute(ParseResult parsed, Session session) {
        if (parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested)) {
            parsed.asCommandLineList().forEach(each -> HelpLayout.applyTo(each, session));
        } else {
            parsed.asCommandLineList().forEach(Kdt::requireNames);
            session.global()
                    .calls(parsed.asCommandLineList().stream()
                            .skip(1)
                            .map(CommandLine::getCommandName)
                            .collect(Collectors.joining(" ")));
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** An empty argument, as a variable gives that is not set, is no name: files would be read in the current folder. */
    private static void requireNames(CommandLine command) {
        for (PositionalParamSpec each : command.getParseResult().matchedPositionals()) {
            if (each.originalStringValues().contains("")) {
                String name = each.paramLabel().contains(" ") ? "an argument" : each.paramLabel();
                throw new CommandLine.ParameterException(command, name + " is empty (is a variable not set?)");
            }
        }
    }

    /** No command is needed for this. */
    private static boolean asksForVersion(String... args) {
        return args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
    }

    /** The class of a converter is loaded when there is something for it to convert. */
    private static CommandLine configure(CommandLine commandLine, Session session) {
        InstantSource clock = session.console().clock();
        return commandLine
                .registerConverter(Duration.class, text -> new DurationConverter().convert(text))
                .registerConverter(Instant.class, text -> new InstantConverter(clock).convert(text))
                .registerConverter(StartAt.class, text -> new Since(new InstantConverter(clock)).convert(text))
                .registerConverter(Rate.class, text -> new RateConverter().convert(text))
                .registerConverter(Size.class, text -> new SizeConverter().convert(text))
                .registerConverter(Share.class, text -> new ShareConverter().convert(text))
                .registerConverter(ResourceLimits.class, text -> new BoundsConverter().convert(text))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF)) // Help has its own.
                .setExpandAtFiles(false) // jq expressions begin with @
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
