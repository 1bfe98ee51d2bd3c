package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.record.Limits;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** {@code RecordDeAggregation}: cuts records that hold several into those. */
final class DeaggregationStage implements Stage {
    private final RecordCutter cutter;

    private DeaggregationStage(RecordCutter cutter) {
        this.cutter = cutter;
    }

    static DeaggregationStage of(ProcessorParameters parameters) {
        return switch (parameters.text("SubRecordType")) {
            case "JSON" -> new DeaggregationStage(new JsonObjectSplitter());
            case "DELIMITED" -> new DeaggregationStage(new DelimiterCutter(delimiter(parameters)));
            default -> throw parameters.wrong("SubRecordType", "must be JSON or DELIMITED.");
        };
    }

    private static byte[] delimiter(ProcessorParameters parameters) {
        try {
            byte[] delimiter = Base64.getDecoder().decode(parameters.text("Delimiter"));
            if (delimiter.length > 0) {
                return delimiter;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw parameters.wrong("Delimiter", "must be a Base64 encoded string.");
    }

    @Override
    public void run(List<Piece> in, Next next) {
        for (Piece piece : in) {
            List<Slice> parts = new ArrayList<>();
            if (!cutter.cut(piece.data(), parts)) {
                reject(piece, "The record is not a sequence of JSON objects", next);
            } else if (parts.size() > Limits.FIREHOSE_DEAGGREGATED_COUNT) {
                reject(piece, "The record holds more than " + Limits.FIREHOSE_DEAGGREGATED_COUNT + " records", next);
            } else {
                parts.forEach(part -> next.keep(piece.with(part)));
            }
        }
    }

    private static void reject(Piece piece, String message, Next next) {
        next.reject(piece, Rejection.of("DynamicPartitioning.DeaggregationFailed", message));
    }
}
