package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** {@code kdt stream describe} and {@code kdt stream consumer} of a stream with registered consumers. */
class StreamConsumersTest extends LocalCommands {
    @Test
    void consumersAreListedInEachFormatAndRemovedByName() {
        register("reports", "audit");
        assertEquals("audit\nreports\n", printed("stream", "consumer", "list", "orders"));
        String table = printed("stream", "consumer", "list", "orders", "-o", "pretty");
        assertTrue(
                Pattern.compile("NAME +STATUS +CREATED +ARN\naudit +ACTIVE +\\S+Z +arn:.*/consumer/audit:\\d+\n")
                        .matcher(table)
                        .lookingAt(),
                table);
        String object = printed("stream", "consumer", "list", "orders", "-o", "json");
        assertTrue(object.startsWith("[ {\n  \"name\" : \"audit\",\n  \"arn\""), object);
        Ran ran = kdt("", "stream", "consumer", "remove", "orders", "audit");
        assertEquals(new Ran("consumer 'audit' of stream 'orders' is removed\n", 0), ran);
        assertEquals("reports\n", printed("stream", "consumer", "list", "orders"));
        ran = kdt("", "stream", "consumer", "remove", "orders", "audit");
        assertEquals(1, ran.code());
        assertTrue(
                ran.err()
                        .matches("kdt: consumer 'audit' of stream 'orders' not found in \\S+"
                                + " \\(kdt stream consumer list shows all\\)\n"),
                ran.err());
    }

    @Test
    void removalOfAllIsConfirmed() {
        register("reports", "audit");
        Ran ran = kdt("y\n", "stream", "consumer", "remove", "orders", "--all");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("--yes"), ran.err());
        terminal = new Terminal(true, true, true);
        assertEquals(
                2, kdt("\n", "stream", "consumer", "remove", "orders", "--all").code());
        assertEquals(
                2, kdt("", "stream", "consumer", "remove", "orders", "--all").code());
        assertEquals("audit\nreports\n", printed("stream", "consumer", "list", "orders", "-o", "text"));
        ran = kdt("yes\n", "stream", "consumer", "remove", "orders", "--all");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().startsWith("remove 2 consumers of stream 'orders' (audit, reports)? [y/N] "), ran.err());
        terminal = Terminal.NONE;
        assertEquals("", printed("stream", "consumer", "list", "orders"));
        register("again");
        assertEquals(
                0,
                kdt("", "stream", "consumer", "remove", "orders", "--all", "--yes")
                        .code());
        assertEquals("", printed("stream", "consumer", "list", "orders"));
    }

    @Test
    void aDescriptionHasConsumersAndTheShareOfEachShard() {
        register("reports");
        for (int i = 0; i < 30; i++) {
            kinesis(kinesis -> kinesis.putRecord(put -> put.streamName("orders")
                    .partitionKey("k")
                    .explicitHashKey("0")
                    .data(SdkBytes.fromUtf8String("x"))));
        }
        kinesis(kinesis -> kinesis.putRecord(put -> put.streamName("orders")
                .partitionKey("k")
                .explicitHashKey("340282366920938463463374607431768211455")
                .data(SdkBytes.fromUtf8String("x"))));
        String page = printed("stream", "describe", "orders");
        List<String> rows =
                page.lines().filter(line -> line.contains(" 50.0 %")).toList();
        assertEquals(2, rows.size(), page);
        double busy = share(rows.getFirst());
        assertTrue(busy > 80 && busy < 100, page);
        assertEquals(100, busy + share(rows.getLast()), 0.11, page);
        assertTrue(
                Pattern.compile("\nconsumers\n +NAME.*\n +reports +ACTIVE")
                        .matcher(page)
                        .find(),
                page);
        String object = printed("stream", "describe", "orders", "-o", "ndjson");
        assertTrue(object.contains("\"consumers\":[{\"name\":\"reports\",\"arn\":"), object);
        assertTrue(printed("stream", "describe", "orders", "-o", "json").startsWith("{\n  \"name\" : \"orders\",\n"));
        assertTrue(object.contains("\"hashKeyShare\":0.5,\"recordsPerSecond\":"), object);
    }

    /** Whoever may see the stream, but not read it or its consumers, sees the rest. */
    @Test
    void whatCannotBeSeenIsToldAndTheRestIsShown() {
        kdt("", "local", "fault", "add", "refuse op=GetRecords code=AccessDeniedException");
        kdt("", "local", "fault", "add", "refuse op=ListStreamConsumers code=AccessDeniedException");
        out = new ByteArrayOutputStream();
        Ran ran = kdt("", "stream", "describe", "orders");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(2, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().contains("its consumers are not shown: stream 'orders': access denied by "), ran.err());
        assertTrue(ran.err().contains("the records of its shards are not counted: stream 'orders': access"), ran.err());
        assertTrue(out.toString().contains("\nopen shards\n"), out.toString());
    }

    @Test
    void recordsOfManyShardsAreCountedWhenAskedFor() {
        assertEquals(0, kdt("", "stream", "create", "wide", "--shards", "51").code());
        out = new ByteArrayOutputStream();
        Ran ran = kdt("", "stream", "describe", "wide");
        assertEquals(
                "the records of its 51 open shards are not counted (--records always reads each shard once)\n",
                ran.err());
        assertTrue(out.toString().contains("... and 11 shards (--full shows all)"), out.toString());
        String whole = printed("stream", "describe", "wide", "--records", "always", "--full");
        assertEquals(51, whole.lines().filter(line -> line.contains(" 0.0 ")).count(), whole);
        assertTrue(printed("stream", "describe", "wide", "--records", "never").contains("\nopen shards\n"));
    }

    private static double share(String row) {
        Matcher last = Pattern.compile("([0-9.]+) %$").matcher(row);
        assertTrue(last.find(), row);
        return Double.parseDouble(last.group(1));
    }

    private String printed(String... args) {
        out = new ByteArrayOutputStream();
        Ran ran = kdt("", args);
        assertEquals(0, ran.code(), ran.err());
        return out.toString();
    }

    private void register(String... names) {
        kinesis(kinesis -> {
            String arn = kinesis.describeStreamSummary(request -> request.streamName("orders"))
                    .streamDescriptionSummary()
                    .streamARN();
            for (String each : names) {
                kinesis.registerStreamConsumer(request -> request.streamARN(arn).consumerName(each));
            }
        });
    }

    private void kinesis(Consumer<KinesisClient> action) {
        URI uri = URI.create("http://" + environment.get("KDT_LOCAL"));
        try (Clients clients = Clients.oneShot(new AwsSettings(null, null, null, uri, Map.of()))) {
            action.accept(clients.kinesis());
        }
    }
}
