package dev.kdt.cli;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.SharedTerminal;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.StatusArea;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.console.WindowSize;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.flow.DirectFile;
import dev.kdt.flow.Stop;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** The program's entrance, and the only place that touches the process's own streams, environment and exit. */
public final class Main {
    /** Set by the launcher: which of 0, 1 and 2 are terminals. Java itself can tell only about 0 and 1 together. */
    private static final String TERMINALS = "kdt.terminals";

    /** Set by the launcher: which of 0 and 1 were closed, and are the null device now. */
    private static final String CLOSED = "kdt.closed";

    /** Picocli's converters of these classes are not made: there are others, and reflection takes its time. */
    private static final String LEFT_OUT = "picocli.converters.excludes";

    private Main() {}

    /** Runs the command line given in {@code args} and ends the process with its exit code. */
    public static void main(String[] args) {
        if (isGarbled(args)) {
            System.err.println("kdt: the arguments have letters that the locale of this process does not know"
                    + " (start kdt by its launcher, or set LC_ALL=C.UTF-8)");
            System.exit(ExitCode.WRONG);
        }
        prepare();
        end(new Kdt(console()).run(args));
    }

    /** Sets what libraries look up when their first class is loaded. */
    static void prepare() {
        System.setProperty(LEFT_OUT, "java\\..*");
    }

    /** Ends the process. */
    static void end(int code) {
        if (FullScreen.isAnyStuck()) {
            Runtime.getRuntime().halt(code);
        }
        System.exit(code);
    }

    /** Whether Java could not read the arguments: in a locale without UTF-8, which the launcher sees to, they are damaged. */
    private static boolean isGarbled(String[] args) {
        return !"UTF-8".equals(System.getProperty("sun.jnu.encoding"))
                && Arrays.stream(args).anyMatch(each -> each.indexOf('\uFFFD') >= 0);
    }

    /** The console of this process. */
    static Console console() {
        String closed = System.getProperty(CLOSED, "");
        InputStream in = closed.contains("0")
                ? null
                : Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
        OutputStream out = closed.contains("1") ? new ClosedOutput() : new FileOutputStream(FileDescriptor.out);
        Stop ending = new Stop();
        OutputStream err = DirectFile.over(new FileOutputStream(FileDescriptor.err), "stderr", ending);
        Terminal terminal = terminal();
        SharedTerminal shared = new SharedTerminal(err, new WindowSize(2)::columns);
        return new Console(
                in != null && terminal.in() ? shared.typed(in) : in,
                terminal.out() && terminal.err() ? shared.data(out) : out,
                terminal.err() ? shared.messages() : new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal.err() ? shared : StatusArea.NONE,
                terminal,
                System.getenv(),
                Path.of(""),
                Clock.systemUTC(),
                Thread::sleep,
                endingAWait(ending));
    }

    /** Signals that in the end leave a reader of stderr alone that does not read: the command would wait for it for ever. */
    private static Signals endingAWait(Stop ending) {
        ProcessSignals signals = new ProcessSignals(Runtime.getRuntime()::halt);
        return new Signals() {
            @Override
            public void request(Stop stop) {
                signals.request(stop);
                stop.onAbandon(ending::abandon);
            }

            @Override
            public void onReload(Runnable action) {
                signals.onReload(action);
            }
        };
    }

    private static Terminal terminal() {
        String known = System.getProperty(TERMINALS);
        if (known != null) {
            return new Terminal(known.contains("0"), known.contains("1"), known.contains("2"));
        }
        boolean both = Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
        return new Terminal(both, both, both);
    }
}
