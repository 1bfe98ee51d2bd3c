package dev.kdt.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * The answers of a service in order: a stream of one shard with {@link #RECORDS} records and a delivery stream. It remembers the
 * records that it took.
 */
final class RightAnswers {
    private static final String FROM_THE_START = "from the start";
    private static final String AFTER = "after ";

    static final int RECORDS = 10;
    private static final String OPEN_SHARD = """
        {"ShardId":"shardId-000000000000","HashKeyRange":{"StartingHashKey":"0",
         "EndingHashKey":"340282366920938463463374607431768211455"},
         "SequenceNumberRange":{"StartingSequenceNumber":"1"}}\
        """;

    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());

    /** The payloads that were taken, in their order. */
    List<String> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    void reset() {
        taken.clear();
    }

    JsonNode to(AnyEndpoint.Asked asked) {
        return switch (asked.operation()) {
            case "PutRecords" -> puts(asked, "FailedRecordCount", "Records");
            case "PutRecordBatch" -> puts(asked, "FailedPutCount", "RequestResponses");
            case "ListShards" -> json("{\"Shards\":[" + OPEN_SHARD + "]}");
            case "GetShardIterator" -> object().put("ShardIterator", iterator(asked.body()));
            case "GetRecords" -> records(asked);
            case "DescribeStreamSummary" -> json("""
                {"StreamDescriptionSummary":{"StreamName":"orders","StreamARN":"arn:aws:kinesis:eu-west-1:1:stream/orders",
                 "StreamStatus":"ACTIVE","StreamModeDetails":{"StreamMode":"PROVISIONED"},"RetentionPeriodHours":24,
                 "StreamCreationTimestamp":1767225600,"EnhancedMonitoring":[],"OpenShardCount":1}}\
                """);
            case "ListStreams" -> json("""
                {"StreamNames":["orders"],"HasMoreStreams":false,"StreamSummaries":[{"StreamName":"orders",
                 "StreamARN":"arn:aws:kinesis:eu-west-1:1:stream/orders","StreamStatus":"ACTIVE",
                 "StreamModeDetails":{"StreamMode":"PROVISIONED"},"StreamCreationTimestamp":1767225600}]}\
                """);
            case "ListStreamConsumers" -> json("""
                {"Consumers":[{"ConsumerName":"reports","ConsumerARN":"arn:x","ConsumerStatus":"ACTIVE",
                 "ConsumerCreationTimestamp":1767225600}]}\
                """);
            case "ListDeliveryStreams" ->
                json("{\"DeliveryStreamNames\":[\"archive\"],\"HasMoreDeliveryStreams\":false}");
            case "DescribeDeliveryStream" -> json("""
                {"DeliveryStreamDescription":{"DeliveryStreamName":"archive","DeliveryStreamARN":"arn:x",
                 "DeliveryStreamStatus":"ACTIVE","DeliveryStreamType":"DirectPut","VersionId":"1",
                 "CreateTimestamp":1767225600,"HasMoreDestinations":false,"Destinations":[{"DestinationId":"d"}]}}\
                """);
            case "CreateDeliveryStream" -> json("{\"DeliveryStreamARN\":\"arn:x\"}");
            case "UpdateShardCount" ->
                json("{\"StreamName\":\"orders\",\"CurrentShardCount\":1,\"TargetShardCount\":2}");
            case "ListFaults" -> json("{\"Rules\":[]}");
            case "Tick" -> json("{\"Now\":1767225600.0}");
            default -> json("{}");
        };
    }

    private JsonNode puts(AnyEndpoint.Asked asked, String count, String list) {
        ObjectNode answer = object();
        answer.put(count, 0);
        ArrayNode results = answer.putArray(list);
        for (JsonNode each : asked.body().path("Records")) {
            taken.add(payload(each.path("Data")));
            String number = String.valueOf(taken.size());
            results.addObject()
                    .put("RecordId", number)
                    .put("SequenceNumber", number)
                    .put("ShardId", "shardId-000000000000");
        }
        return answer;
    }

    /** The payload as text. */
    static String payload(JsonNode data) {
        try {
            byte[] bytes =
                    data.isBinary() ? data.binaryValue() : Base64.getDecoder().decode(data.asText());
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a reader goes on, in words that {@link #records} understands. */
    private static String iterator(JsonNode asked) {
        String after = asked.path("StartingSequenceNumber").asText();
        return after.isEmpty() ? FROM_THE_START : AFTER + after;
    }

    private static JsonNode records(AnyEndpoint.Asked asked) {
        ObjectNode answer = object();
        String iterator = asked.body().path("ShardIterator").asText();
        int before = RECORDS;
        if (iterator.equals(FROM_THE_START)) {
            before = 0;
        } else if (iterator.startsWith(AFTER)) {
            before = Integer.parseInt(iterator.substring(AFTER.length()));
        }
        ArrayNode records = answer.putArray("Records");
        for (int i = before + 1; i <= RECORDS; i++) {
            records.addObject()
                    .put("SequenceNumber", String.valueOf(i))
                    .put("PartitionKey", "k")
                    .put(
                            "Data",
                            Base64.getEncoder().encodeToString(String.valueOf(i).getBytes(StandardCharsets.UTF_8)));
        }
        return answer.put("NextShardIterator", "from the end").put("MillisBehindLatest", 0);
    }

    private static ObjectNode object() {
        return new ObjectMapper().createObjectNode();
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
