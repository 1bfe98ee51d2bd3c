package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.Slice;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code CloudWatchLogProcessing}: of the records of CloudWatch Logs, keeps what their log events say. */
final class LogMessageStage implements Stage {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the parameters: without {@code DataMessageExtraction} records go on whole. */
    static Stage of(ProcessorParameters parameters) {
        return switch (parameters.text("DataMessageExtraction", "false")) {
            case "true" -> new LogMessageStage();
            case "false" -> (in, next) -> in.forEach(next::keep);
            default -> throw parameters.wrong("DataMessageExtraction", "must be true or false.");
        };
    }

    @Override
    public void run(List<Piece> in, Next next) {
        for (Piece piece : in) {
            JsonNode record = read(piece.data());
            if (record == null || !record.path("logEvents").isArray()) {
                next.reject(
                        piece,
                        Rejection.of("CloudWatchLogProcessing.Failed", "The record is not one of CloudWatch Logs"));
            } else if (!record.path("messageType").asText().equals("CONTROL_MESSAGE")) {
                record.path("logEvents")
                        .forEach(event -> next.keep(
                                piece.with(Slice.utf8(event.path("message").asText()))));
            }
        }
    }

    private static @Nullable JsonNode read(Slice data) {
        try {
            return JSON.readTree(data.array(), data.from(), data.length());
        } catch (IOException _) {
            return null; // Told as a rejection.
        }
    }
}
