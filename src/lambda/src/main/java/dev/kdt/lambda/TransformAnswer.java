package dev.kdt.lambda;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.Failure;
import dev.kdt.json.StringValue;
import dev.kdt.pipeline.transform.Transformed;
import dev.kdt.record.Limits;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Builds {@code {"records":[{"recordId","result","data","metadata":{"partitionKeys":{…}}}]}}, and keeps it within what Lambda
 * takes: a larger answer would fail the whole event, again and again, so records that no longer fit fail alone.
 */
final class TransformAnswer {
    static final Failure TOO_LARGE = Failure.encode("the response is larger than the 6 MB that Lambda takes");

    private static final String END = "]}";

    private final List<String> ids;
    private final ByteBuilder json = new ByteBuilder();
    private int next;

    /** Bytes of the shortest answers to the records that are not answered yet, and of the end. */
    private int reserved;

    /** @param ids of the records, which are answered in this order */
    TransformAnswer(List<String> ids) {
        this.ids = ids;
        json.ascii("{\"records\":[");
        reserved = END.length();
        ids.forEach(id -> reserved += shortest(id));
    }

    /** Bytes of an answer without data, and the comma before it. */
    private static int shortest(String id) {
        ByteBuilder answer = new ByteBuilder();
        begin(id, "ProcessingFailed", answer);
        return answer.size() + 2;
    }

    /** Answers the next record with data, if there is room for it; else it has failed. Says whether there was. */
    boolean ok(Transformed.Ok ok) {
        int start = json.size();
        reserved -= shortest(ids.get(next));
        begin("Ok");
        json.ascii(",\"data\":\"")
                .put(Base64.getEncoder().encode(ok.data().toBytes()))
                .put('"');
        if (!ok.keys().isEmpty()) {
            keys(ok.keys());
        }
        json.put('}');
        if (json.size() + reserved <= Limits.LAMBDA_PAYLOAD_BYTES) {
            next++;
            return true;
        }
        json.truncate(start);
        end("ProcessingFailed");
        return false;
    }

    void dropped() {
        reserved -= shortest(ids.get(next));
        end("Dropped");
    }

    void failed() {
        reserved -= shortest(ids.get(next));
        end("ProcessingFailed");
    }

    /** The JSON, when all records are answered. */
    String json() {
        return json + END;
    }

    private void end(String result) {
        begin(result);
        json.put('}');
        next++;
    }

    private void begin(String result) {
        if (next > 0) {
            json.put(',');
        }
        begin(ids.get(next), result, json);
    }

    private static void begin(String id, String result, ByteBuilder json) {
        json.ascii("{\"recordId\":");
        StringValue.of(id).writeTo(json);
        json.ascii(",\"result\":\"").ascii(result).put('"');
    }

    private void keys(Map<String, String> keys) {
        json.ascii(",\"metadata\":{\"partitionKeys\":{");
        for (Iterator<Map.Entry<String, String>> each = keys.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, String> key = each.next();
            StringValue.of(key.getKey()).writeTo(json);
            json.put(':');
            StringValue.of(key.getValue()).writeTo(json);
            json.ascii(each.hasNext() ? "," : "");
        }
        json.ascii("}}");
    }
}
