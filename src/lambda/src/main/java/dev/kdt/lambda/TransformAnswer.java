package dev.kdt.lambda;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.Failure;
import dev.kdt.json.StringValue;
import dev.kdt.pipeline.transform.Transformed;
import dev.kdt.record.Limits;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;

/**
 * Builds {@code {"records":[{"recordId","result","data","metadata":{"partitionKeys":{…}}}]}}, and keeps it within what Lambda
 * takes: a larger answer would fail the whole event, again and again, so records that no longer fit fail alone.
 */
final class TransformAnswer {
    static final Failure TOO_LARGE = Failure.encode("the response is larger than 6 MB, Lambda's limit");

    /** More than an answer without data takes. */
    private static final int ROOM_FOR_EACH = 200;

    private final ByteBuilder json = new ByteBuilder();
    private int left;

    /** @param records how many will be answered */
    TransformAnswer(int records) {
        left = records;
        json.ascii("{\"records\":[");
    }

    /** Answers with data, if there is room for it; else the record has failed. Says whether there was. */
    boolean ok(String id, Transformed.Ok ok) {
        int start = json.size();
        begin(id, "Ok");
        json.ascii(",\"data\":\"")
                .put(Base64.getEncoder().encode(ok.data().toBytes()))
                .put('"');
        if (!ok.keys().isEmpty()) {
            keys(ok.keys());
        }
        json.put('}');
        if (json.size() + (left - 1) * ROOM_FOR_EACH > Limits.LAMBDA_PAYLOAD_BYTES) {
            json.truncate(start);
            failed(id);
            return false;
        }
        left--;
        return true;
    }

    void dropped(String id) {
        begin(id, "Dropped");
        json.put('}');
        left--;
    }

    void failed(String id) {
        begin(id, "ProcessingFailed");
        json.put('}');
        left--;
    }

    String json() {
        return json + "]}";
    }

    private void begin(String id, String result) {
        if (json.at(json.size() - 1) == '}') {
            json.put(',');
        }
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
