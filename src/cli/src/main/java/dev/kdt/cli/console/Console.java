package dev.kdt.cli.console;

import dev.kdt.flow.Sleeper;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The world that a command runs in. Everything comes through here, so that a test runs commands in its own process.
 *
 * @param in standard input; a read ends when its thread is interrupted; null when it was closed before the process started
 * @param out data; not buffered
 * @param err conversation
 * @param status where a status line may be shown
 * @param terminal which of the three is a terminal
 * @param environment the environment's variables
 * @param directory what relative file names are resolved against
 */
public record Console(
        @Nullable InputStream in,
        OutputStream out,
        PrintStream err,
        StatusArea status,
        Terminal terminal,
        Map<String, String> environment,
        Path directory,
        Clock clock,
        Sleeper sleeper,
        Signals signals) {
    /** A world without a place for a status line. */
    public Console(
            @Nullable InputStream in,
            OutputStream out,
            PrintStream err,
            Terminal terminal,
            Map<String, String> environment,
            Path directory,
            Clock clock,
            Sleeper sleeper,
            Signals signals) {
        this(in, out, err, StatusArea.NONE, terminal, environment, directory, clock, sleeper, signals);
    }

    /** @throws UsageException when stdin is closed */
    @Override
    public InputStream in() {
        if (in == null) {
            throw new UsageException("stdin is closed (name a file, or redirect one: kdt ... <FILE)");
        }
        return in;
    }

    /** The environment's variable; empty when it is not set, or set to nothing. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** The local time zone, as the environment names it ({@code TZ}); else that of the system. */
    public ZoneId zone() {
        try {
            return ZoneId.of(variable("TZ").orElse(""));
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }

    /** The clock in the local time zone, which is looked up when somebody asks for it: that is to read all time zones. */
    public Clock localClock() {
        return new LocalClock(clock, this::zone);
    }

    /** The same world, with a variable of the environment set. */
    public Console withVariable(String name, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, value);
        return new Console(in, out, err, status, terminal, changed, directory, clock, sleeper, signals);
    }

    /** The same world with another stderr. */
    public Console withErr(PrintStream another) {
        return new Console(in, out, another, terminal, environment, directory, clock, sleeper, signals);
    }

    /** The file that {@code name} names, seen from the working directory. */
    public Path path(String name) {
        return directory.resolve(name);
    }
}
