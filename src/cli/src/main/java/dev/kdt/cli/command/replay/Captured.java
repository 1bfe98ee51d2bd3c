package dev.kdt.cli.command.replay;

import dev.kdt.cli.host.FileReading;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Input;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.List;

/** Tells a capture of a stream from objects of a delivery: sent as they are, its envelopes would become payloads. */
final class Captured {
    private Captured() {}

    /** Whether the first record is an envelope around one that a stream had, or that was parked. */
    static boolean isCapture(List<Input> objects, MaxRecord max) throws InterruptedException {
        if (objects.isEmpty()) {
            return false;
        }
        try {
            List<KinesisRecord> first = new FileReading(
                            List.of(objects.getFirst()), InputFormat.AUTO, max, Long.MAX_VALUE)
                    .pieces(1, 1)
                    .records();
            return !first.isEmpty()
                    && isOfAStream(
                            new EnvelopeReader().read(first.getFirst().data()).record());
        } catch (CodecException | FlowException _) {
            return false; // What cannot be read is told when it is sent.
        }
    }

    private static boolean isOfAStream(KinesisRecord record) {
        return record.position().sequence() != null || record.arrival() != null;
    }
}
