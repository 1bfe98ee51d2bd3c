package dev.kdt.local.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.kdt.bytes.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes apart records that hold several (Amazon Data Firehose, "Partition streaming data", multi-record deaggregation): JSON values
 * one after the other or in an array, or texts with a delimiter between them.
 *
 * @param delimiter null for JSON
 */
record DeAggregation(@Nullable String delimiter) implements Stage {
    /** Amazon Data Firehose, "Perform deaggregation of data". */
    private static final int MAX_PIECES = 500;

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void apply(Piece piece, Out out) throws StageException, IOException {
        List<Slice> parts = delimiter == null ? values(piece.data()) : split(piece.data(), delimiter);
        if (parts.size() > MAX_PIECES) {
            throw new StageException(
                    "DynamicPartitioning.DeaggregationFailed",
                    "A record holds " + parts.size() + " records; at most " + MAX_PIECES + " are taken apart.");
        }
        for (Slice part : parts) {
            out.take(piece.withData(part));
        }
    }

    private static List<Slice> split(Slice data, String delimiter) {
        byte[] wanted = delimiter.getBytes(StandardCharsets.UTF_8);
        List<Slice> parts = new ArrayList<>();
        int start = 0;
        for (int at = 0; at + wanted.length <= data.length(); at++) {
            if (data.sub(at, data.length()).startsWith(wanted)) {
                parts.add(data.sub(start, at));
                start = at + wanted.length;
                at = start - 1;
            }
        }
        if (start < data.length()) {
            parts.add(data.sub(start, data.length()));
        }
        return parts;
    }

    private static List<Slice> values(Slice data) throws StageException {
        List<Slice> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(data.array(), data.from(), data.length())) {
            boolean inArray = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && !inArray) {
                    inArray = true;
                } else if (token == JsonToken.END_ARRAY && inArray) {
                    inArray = false;
                } else {
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    parser.finishToken();
                    values.add(data.sub(from, (int) parser.currentLocation().getByteOffset()));
                }
            }
        } catch (IOException e) {
            throw new StageException(
                    "DynamicPartitioning.DeaggregationFailed", "The record is not JSON: " + e.getMessage());
        }
        return values;
    }
}
