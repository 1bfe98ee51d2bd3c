package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.Slice;
import java.io.IOException;

/** Takes the messages out of what CloudWatch Logs sends, one a line; control messages are dropped. */
record LogMessages() implements Stage {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void apply(Piece piece, Out out) throws StageException, IOException {
        JsonNode events;
        try {
            events = JSON.readTree(
                    piece.data().array(), piece.data().from(), piece.data().length());
        } catch (IOException e) {
            throw new StageException("CloudWatchLogProcessing.Failed", "The record is not JSON: " + e.getMessage());
        }
        if (!events.path("logEvents").isArray()) {
            throw new StageException("CloudWatchLogProcessing.Failed", "The record has no logEvents.");
        }
        if (events.path("messageType").asText().equals("CONTROL_MESSAGE")) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (JsonNode event : events.path("logEvents")) {
            lines.append(event.path("message").asText()).append('\n');
        }
        out.take(piece.withData(Slice.utf8(lines.toString())));
    }
}
