package dev.kdt.cli.option;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.StreamingClients;
import dev.kdt.cli.config.ConfigFiles;
import dev.kdt.cli.config.Configuration;
import dev.kdt.cli.config.InForce;
import dev.kdt.cli.config.Setting;
import dev.kdt.cli.config.TrustedFiles;
import dev.kdt.cli.config.WantedOutput;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.LogForm;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.console.UsageException;
import dev.kdt.destination.TargetContext;
import dev.kdt.flow.DirectFile;
import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Stop;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The context of every command: its console, the options that all commands take, and the configuration files.
 *
 * @param global filled when the command line is parsed, before a command is called
 */
public record Session(Console console, GlobalOptions global, ConfigFiles files) {
    /** The wait for a request in flight after a signal: the command ends within ten seconds. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** The same wait when the command parks records. */
    private static final Duration PARKING_GRACE = Duration.ofSeconds(8);

    /** A session with the configuration files that are found from where the command runs. */
    public Session(Console console, GlobalOptions global) {
        this(console, global, ConfigFiles.of(console, StateFolder.find(console).orElse(null)));
    }

    /**
     * The same session with the embedded endpoint at another address, which {@code --local} need not ask for. No configuration file
     * says otherwise.
     */
    public Session at(URI endpoint) {
        return new Session(
                console.withVariable(LocalAddress.VARIABLE, endpoint.getHost() + ":" + endpoint.getPort()),
                global,
                ConfigFiles.NONE);
    }

    /** The same session with further variables in its environment. */
    public Session withVariables(Map<String, String> variables) {
        Console changed = console;
        for (Map.Entry<String, String> each : variables.entrySet()) {
            changed = changed.withVariable(each.getKey(), each.getValue());
        }
        return new Session(changed, global, files);
    }

    /** The same session with nothing on stderr, not even the records that fail. */
    public Session silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return on(console.withErr(nowhere));
    }

    /** The same session on another console. */
    public Session on(Console other) {
        return new Session(other, global, files);
    }

    /** The messages of this command to people. */
    public Messages messages() {
        boolean colored =
                global.logForm() == LogForm.TEXT && colored(console.terminal().err());
        return new Messages(console.err(), colored, global.quiet(), global.logForm(), console.clock());
    }

    private boolean colored(boolean terminal) {
        return switch (global.color().orElseGet(this::configuredColor)) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal && console.variable("NO_COLOR").isEmpty();
        };
    }

    /** A file that is wrong says nothing of colours: they are needed for the message about it. */
    private GlobalOptions.Color configuredColor() {
        try {
            InForce color = configuration().find(Setting.COLOR);
            return color == null ? GlobalOptions.Color.AUTO : GlobalOptions.Color.valueOf(upper(color.value()));
        } catch (UsageException _) {
            return GlobalOptions.Color.AUTO;
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    /** The project files that the user trusts. */
    public TrustedFiles trustedFiles() {
        return new TrustedFiles(StateFolder.find(console).orElse(null));
    }

    /** The settings of the command line, the environment and the configuration files. */
    public Configuration configuration() {
        return new Configuration(files, global.settings(), console);
    }

    /** Whether data on stdout is coloured. */
    public boolean coloredData() {
        return colored(console.terminal().out());
    }

    /** Whether a status line may be shown: only to somebody who looks. */
    public boolean showsProgress() {
        String kind = console.variable("TERM").orElse("dumb");
        return console.terminal().err() && !global.quiet() && global.logForm() == LogForm.TEXT && !kind.equals("dumb");
    }

    /**
     * The settings of the services, from the command line, the environment and the configuration files.
     *
     * @throws UsageException when they contradict themselves, or stand in a file that is not trusted
     */
    public AwsSettings aws() {
        return ServiceSettings.of(this);
    }

    /**
     * The embedded endpoint's address, when {@code --local}, {@code KDT_LOCAL} or a configuration file asks for it.
     *
     * @throws UsageException when a file asks for it that is not trusted
     */
    public Optional<LocalAddress> localAddress() {
        return ServiceSettings.localAddress(this);
    }

    /**
     * The stream that a command was given, or else that of the configuration files, which is told.
     *
     * @throws UsageException when there is none
     */
    public String stream(@Nullable String given) {
        if (given != null) {
            return given;
        }
        InForce found = configuration().find(Setting.STREAM);
        if (found == null) {
            throw new UsageException("missing argument STREAM (kdt stream list lists the streams; 'stream: NAME' in "
                    + ConfigFiles.PROJECT_FILE + " or in a context is used when none is given)");
        }
        messages().say("stream '" + found.value() + "' (" + found.origin() + ")");
        return found.value();
    }

    /**
     * The output format that configuration files want of this command; one for all commands counts only where the command has it.
     *
     * @param formats those that the command has
     * @return null when they do not say
     * @throws UsageException when no command has such a format, or this one has not that of its own
     */
    public <F extends Enum<F>> @Nullable F configuredOutput(Class<F> formats) {
        WantedOutput wanted = files.isAny() ? configuration().output(global.command()) : null;
        return wanted == null ? null : ConfiguredOutput.of(wanted, formats);
    }

    /** A stop that SIGINT and SIGTERM request, for a command that drains before it ends. */
    public Stop stopOnSignal() {
        Stop stop = new Stop();
        stop.onUrgent(() -> after(GRACE, stop::abandon));
        console.signals().request(stop);
        return stop;
    }

    /** The context of a command's run, which SIGINT and SIGTERM stop. */
    public RunContext runContext() {
        return RunContext.of(stopOnSignal(), console.clock());
    }

    /** The context in which this command's targets are opened. */
    public TargetContext targets() {
        return new TargetContext(
                () -> StreamingClients.of(aws()),
                console::path,
                this::stdout,
                text -> messages().warn(text));
    }

    /** Standard output, for a command that drains before it ends: a reader that does not read holds it up until then. */
    public OutputStream stdout(Stop stop) {
        return DirectFile.over(console.out(), "stdout", stop);
    }

    /** A stop for where failed records are sent: requested with {@code first}, and abandoned after what that one still parks. */
    public Stop parkingStop(Stop first) {
        Stop later = new Stop();
        first.onUrgent(() -> {
            first.reason().ifPresent(later::request);
            after(PARKING_GRACE, later::abandon);
        });
        return later;
    }

    /** The policy by which calls of services are made again in this session. */
    public Retrying retrying(RetryPolicy policy, Stop stop) {
        return new Retrying(
                policy,
                console.sleeper(),
                RandomGenerator.getDefault(),
                console.clock(),
                stop,
                new RetryNotices(messages()::warn, console.clock()));
    }

    private void after(Duration time, Runnable action) {
        Thread.ofVirtual().name("kdt-grace").start(() -> {
            try {
                console.sleeper().sleep(time);
                action.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
