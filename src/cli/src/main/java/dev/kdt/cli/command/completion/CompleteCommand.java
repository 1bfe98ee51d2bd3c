package dev.kdt.cli.command.completion;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code kdt __complete}: what the scripts for completion ask for. A user who types waits for it, and did not ask for it: it says
 * nothing when it finds nothing, and does not wait for an endpoint that does not answer.
 */
@Command(
        name = CompleteCommand.NAME,
        hidden = true,
        header = "Print the values of a kind, such as streams: for the scripts of 'kdt completion'.")
public final class CompleteCommand implements Callable<Integer> {
    /** Its name, which nobody types. */
    public static final String NAME = "__complete";

    /** While a word is typed, and the next one. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** Nothing is found without {@code kdt local}, say, which may be there soon. */
    private static final Duration FRESH_FAILURE = Duration.ofSeconds(10);

    /** Each look at an endpoint that does not answer is felt. */
    private static final Duration FRESH_SILENCE = Duration.ofSeconds(30);

    private final Session session;

    @Option(
            names = "--into",
            paramLabel = "FILE",
            description = "Also write them to this file, with the time until when they hold.")
    private @Nullable String into;

    @Option(names = "--within", paramLabel = "DURATION", description = "Give up after this time (2s).")
    private Duration longest = Duration.ofSeconds(2);

    @Parameters(index = "0", paramLabel = "KIND", description = "What to look for.")
    private String kind = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "WORD",
            description = "Where, such as the stream of shards.")
    private List<String> words = new ArrayList<>();

    public CompleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Found found = found();
        if (into != null) {
            new ValueFile(session.console().path(into), session.console().clock()).write(found.lines(), found.fresh());
        }
        DataOut out = new DataOut(session.console().out());
        found.lines().forEach(out::line);
        out.flush();
        return ExitCode.DONE;
    }

    /** @param fresh how long it may be used */
    private record Found(List<String> lines, Duration fresh) {}

    private Found found() throws InterruptedException {
        FutureTask<List<String>> search = new FutureTask<>(() -> new KnownValues(session.silent()).lines(kind, words));
        Thread.ofPlatform().daemon().name("kdt-complete").start(search);
        try {
            return new Found(search.get(longest.toMillis(), TimeUnit.MILLISECONDS), FRESH);
        } catch (ExecutionException _) {
            return new Found(List.of(), FRESH_FAILURE);
        } catch (TimeoutException _) {
            search.cancel(true);
            return new Found(List.of(), FRESH_SILENCE);
        }
    }
}
