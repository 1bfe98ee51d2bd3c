package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import dev.kdt.destination.Target;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FileDeadLetters;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Stop;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for sending: concurrency, retries, and the place of records that cannot be sent. */
public final class SendOptions {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Option(
            names = "--parked",
            paramLabel = "FILE",
            description = "Write records that cannot be sent to this file, as envelopes (kdt-parked-TIME.ndjson).")
    private @Nullable String parked;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Number of concurrent requests; more than 1 may change the order of records (1).")
    private int requests = 1;

    @Mixin
    private final RetryOption retry = new RetryOption();

    public RetryPolicy retry() {
        return retry.policy();
    }

    /**
     * Number of concurrent requests.
     *
     * @throws UsageException when it is less than 1
     */
    public int requests() {
        if (requests < 1) {
            throw new UsageException("--requests: write 1 or more");
        }
        return requests;
    }

    /**
     * Looks whether failed records have a file of their own.
     *
     * @param files what the command reads
     */
    public void requireApart(List<String> files, Session session) {
        new NamedFiles(session.console())
                .read(files)
                .written("--parked", Target.file("--parked", parked))
                .printed()
                .requireUsable();
    }

    public DeadLetters parking(Session session, Stop stop) {
        String name = parked == null
                ? "kdt-parked-" + TIME.format(session.console().clock().instant()) + ".ndjson"
                : parked;
        return new FileDeadLetters(session.console().path(name), stop);
    }
}
