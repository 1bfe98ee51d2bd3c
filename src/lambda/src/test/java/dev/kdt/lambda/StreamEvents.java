package dev.kdt.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events as Lambda makes them of a stream's records; their sequence numbers are {@code 100}, {@code 101}, …. */
final class StreamEvents {
    private StreamEvents() {}

    static String of(String... payloads) {
        return of(List.of(payloads).stream()
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    static String of(List<byte[]> payloads) {
        return IntStream.range(0, payloads.size())
                .mapToObj(i -> """
                    {"kinesis": {"kinesisSchemaVersion": "1.0", "partitionKey": "key-%d", "sequenceNumber": "%d",
                      "data": "%s", "approximateArrivalTimestamp": 1545838801.087},
                     "eventSource": "aws:kinesis", "eventID": "shardId-000000000006:%d",
                     "eventSourceARN": "arn:aws:kinesis:us-east-2:123456789012:stream/orders"}\
                    """.formatted(i, 100 + i, Base64.getEncoder().encodeToString(payloads.get(i)), 100 + i))
                .collect(Collectors.joining(",", "{\"Records\": [", "]}"));
    }
}
