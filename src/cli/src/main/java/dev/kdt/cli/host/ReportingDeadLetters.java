package dev.kdt.cli.host;

import dev.kdt.cli.console.Messages;
import dev.kdt.codec.Failure;
import dev.kdt.flow.DeadLetters;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports the first records that failed, and hands all of them to other dead letters, if there are any. */
public final class ReportingDeadLetters implements DeadLetters {
    /** Who wants to see more looks into the parking, or at the counts. */
    private static final int SHOWN = 10;

    private static final int SHOWN_OF_A_REASON = 3;

    private final Messages messages;
    private final @Nullable DeadLetters kept;
    private final int shownOfReason;
    private final Map<String, Integer> toldByReason = new HashMap<>();
    private int told;

    /** @param kept where records are kept; {@code null} for commands whose input stays where it is */
    public ReportingDeadLetters(Messages messages, @Nullable DeadLetters kept) {
        this(messages, kept, SHOWN_OF_A_REASON);
    }

    private ReportingDeadLetters(Messages messages, @Nullable DeadLetters kept, int shownOfReason) {
        this.messages = messages;
        this.kept = kept;
        this.shownOfReason = shownOfReason;
    }

    /** Reports of each reason the first record only, for a command that ends with a summary, and keeps none. */
    public static ReportingDeadLetters oncePerReason(Messages messages) {
        return new ReportingDeadLetters(messages, null, 1);
    }

    @Override
    public void park(KinesisRecord record, Failure failure) throws InterruptedException {
        tell(record.position(), failure);
        if (kept != null) {
            kept.park(record, failure);
        }
    }

    @Override
    public void miss(Position position, Failure failure) {
        tell(position, kept == null ? failure : Failure.decode(failure.message() + "; not parked"));
    }

    private synchronized void tell(Position position, Failure failure) {
        if (told > SHOWN || toldByReason.merge(failure.reason(), 1, Integer::sum) > shownOfReason) {
            return;
        }
        told++;
        messages.error(
                told > SHOWN ? "more records failed; they are counted, and not listed" : failure.inWords(position));
    }

    @Override
    public void force() throws InterruptedException {
        if (kept != null) {
            kept.force();
        }
    }

    @Override
    public @Nullable List<Position> unsafe() {
        return kept == null ? null : kept.unsafe();
    }

    /** Empty when nothing is kept. */
    @Override
    public String place() {
        return kept == null ? "" : kept.place();
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.close();
        }
    }
}
