package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.capture.CaptureSelection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that choose among the records of a capture. */
public final class CaptureOptions {
    @Option(names = "--since", paramLabel = "TIME", description = "Read records that arrived from then on only.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Read records that arrived until then only.")
    private @Nullable Instant until;

    @Option(names = "--partition-key", paramLabel = "KEY", description = "Read records with this partition key only.")
    private @Nullable String key;

    /**
     * The records that are asked for.
     *
     * @throws UsageException when the options contradict each other, or the input is no capture
     */
    public CaptureSelection selection(InputFormat in) {
        CaptureSelection selection = new CaptureSelection(since, until, key);
        if (!selection.isAll() && in != InputFormat.ENVELOPE) {
            String option = since != null ? "--since" : until != null ? "--until" : "--partition-key";
            throw new UsageException(option + " is for captures (--in envelope)");
        }
        if (since != null && until != null && until.isBefore(since)) {
            throw new UsageException("--until: " + until + " is before --since, " + since);
        }
        return selection;
    }
}
