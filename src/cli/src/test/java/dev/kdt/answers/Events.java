package dev.kdt.answers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Events of Lambda. */
final class Events {
    private Events() {}

    /** The event of a stream with these records. */
    static String of(List<String> payloads) {
        ObjectNode event = new ObjectMapper().createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (int i = 0; i < payloads.size(); i++) {
            byte[] data = payloads.get(i).getBytes(StandardCharsets.UTF_8);
            ObjectNode record = records.addObject()
                    .put("eventID", "shardId-000000000000:" + (i + 1))
                    .put("eventSourceARN", "arn:aws:kinesis:eu-west-1:1:stream/orders");
            record.putObject("kinesis")
                    .put("partitionKey", "k")
                    .put("sequenceNumber", String.valueOf(i + 1))
                    .put("data", Base64.getEncoder().encodeToString(data))
                    .put("approximateArrivalTimestamp", 1767225600.5);
        }
        return event.toString();
    }
}
