package dev.kdt.cli.option;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.StreamingClients;
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
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The context of every command: its console, and the options that all commands take.
 *
 * @param global filled when the command line is parsed, before a command is called
 */
public record Session(Console console, GlobalOptions global) {
    /** The wait for a request in flight after a signal: the command ends within ten seconds. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** The same wait when the command parks records. */
    private static final Duration PARKING_GRACE = Duration.ofSeconds(8);

    /** The same session with the embedded endpoint at another address, which {@code --local} need not ask for. */
    public Session at(URI endpoint) {
        return new Session(
                console.withVariable(LocalAddress.VARIABLE, endpoint.getHost() + ":" + endpoint.getPort()), global);
    }

    /** The same session with further variables in its environment. */
    public Session withVariables(Map<String, String> variables) {
        Console changed = console;
        for (Map.Entry<String, String> each : variables.entrySet()) {
            changed = changed.withVariable(each.getKey(), each.getValue());
        }
        return new Session(changed, global);
    }

    /** The same session with nothing on stderr, not even the records that fail. */
    public Session silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return on(console.withErr(nowhere));
    }

    /** The same session on another console. */
    public Session on(Console other) {
        return new Session(other, global);
    }

    /** The messages of this command to people. */
    public Messages messages() {
        boolean colored =
                global.logForm() == LogForm.TEXT && colored(console.terminal().err());
        return new Messages(console.err(), colored, global.quiet(), global.logForm(), console.clock());
    }

    private boolean colored(boolean terminal) {
        return switch (global.color()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal && console.variable("NO_COLOR").isEmpty();
        };
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
     * The settings of the services, from the command line and the environment.
     *
     * @throws UsageException when they contradict themselves
     */
    public AwsSettings aws() {
        GlobalOptions options = global;
        if (options.local() && options.endpointUrl().isPresent()) {
            throw new UsageException("--local and --endpoint-url exclude each other (give one)");
        }
        return new AwsSettings(
                options.profile().orElse(null),
                options.region().orElse(null),
                options.endpointUrl()
                        .map(url -> EndpointUrl.parse("--endpoint-url", url))
                        .orElse(null),
                options.endpointUrl().isPresent()
                        ? null
                        : localAddress().map(LocalAddress::uri).orElse(null),
                console.environment());
    }

    /** The embedded endpoint's address, when {@code --local} or {@code KDT_LOCAL} asks for it. */
    public Optional<LocalAddress> localAddress() {
        Optional<LocalAddress> named = LocalAddress.in(console);
        return named.isEmpty() && global.local() ? Optional.of(LocalAddress.USUAL) : named;
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
