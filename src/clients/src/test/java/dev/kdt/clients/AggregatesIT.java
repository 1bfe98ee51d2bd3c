package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.KplWriter;
import dev.kdt.local.EndpointClients;
import dev.kdt.record.Limits;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The KPL's aggregates: AWS's JavaScript and we read what the other has written. */
class AggregatesIT {
    private static final int COUNT = 250;

    @TempDir
    Path folder;

    @Test
    void weTakeTheirsApart() throws Exception {
        try (LocalKdt kdt = LocalKdt.start(folder, "--stream", "orders")) {
            Programs.node(kdt, "aggregates.mjs", "put", "orders");
            assertEquals(
                    lines(), kdt.run("tail", "orders", "--since", "trim-horizon", "--until", "now", "-f", "%k %p\\n"));
        }
    }

    @Test
    void theyTakeOursApart() throws Exception {
        KplWriter aggregate = new KplWriter(Limits.RECORD_BYTES);
        for (int i = 0; i < COUNT; i++) {
            assertTrue(aggregate.add("key " + i % 7, null, Slice.utf8("record " + i)));
        }
        SdkBytes data = SdkBytes.fromByteArray(aggregate.finish().toBytes());
        try (LocalKdt kdt = LocalKdt.start(folder, "--stream", "orders");
                KinesisClient kinesis = EndpointClients.kinesis(kdt.uri())) {
            kinesis.putRecord(r -> r.streamName("orders").partitionKey("any").data(data));
            assertEquals(lines(), Programs.node(kdt, "aggregates.mjs", "get", "orders"));
        }
    }

    private static String lines() {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> "key " + i % 7 + " record " + i + "\n")
                .collect(Collectors.joining());
    }
}
