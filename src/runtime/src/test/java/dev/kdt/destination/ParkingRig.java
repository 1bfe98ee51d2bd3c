package dev.kdt.destination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Envelope;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.Failure;
import dev.kdt.codec.format.CodecException;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Retries;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.SinkDeadLetters;
import dev.kdt.flow.Stop;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Parks records in a service as hosts do, with real clients. */
public final class ParkingRig implements AutoCloseable {
    private static final Failure FAILURE = Failure.step("map", "odd");

    final RunCounters counters = new RunCounters();
    private final Retrying retrying = Retries.atOnce(new Stop());
    private final Clients clients;
    private final ServiceTarget target;
    private final String name;

    public ParkingRig(String name, Map<String, String> environment) {
        this.name = name;
        this.target = Target.parked("KDT_PARKED", name);
        // Made-up credentials, and nobody at the embedded endpoint.
        this.clients =
                Clients.oneShot(new AwsSettings(null, null, null, URI.create("http://127.0.0.1:9"), environment));
    }

    public void requireThere() throws InterruptedException {
        target.requireThere(clients, retrying);
    }

    public String missing() {
        return String.valueOf(
                assertThrows(TargetException.class, this::requireThere).getMessage());
    }

    /** Parks them, and returns when they are safe. */
    void park(List<String> payloads) throws InterruptedException {
        try (DeadLetters letters = open()) {
            for (int i = 0; i < payloads.size(); i++) {
                letters.park(record(i, payloads.get(i)), FAILURE);
            }
            letters.force();
        }
    }

    public void park(int count) throws InterruptedException {
        park(numbers(count));
    }

    /** The message when not all can be parked. */
    String unparked(List<String> payloads) {
        return String.valueOf(
                assertThrows(FlowException.class, () -> park(payloads)).getMessage());
    }

    String unparked(int count) {
        return unparked(numbers(count));
    }

    public static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    /** The payload of an envelope that {@link #park} wrote; everything else of it is as it was. */
    public static String payload(String line) {
        try {
            Envelope envelope = new EnvelopeReader().read(Slice.utf8(line));
            int index = Integer.parseInt(envelope.record().position().sequence());
            String payload = envelope.record().data().toText();
            assertEquals(record(index, payload), envelope.record());
            assertEquals(FAILURE, envelope.failure());
            return payload;
        } catch (CodecException e) {
            throw new AssertionError(line, e);
        }
    }

    private DeadLetters open() throws InterruptedException {
        OpenTarget open = target.open(clients, Sending.inOrder(retrying), counters);
        return new SinkDeadLetters(open, name);
    }

    private static KinesisRecord record(int index, String payload) {
        Position position = new Position("orders", "shardId-000000000000", String.valueOf(index), -1, null, 0, 1);
        return new KinesisRecord(
                position, "key\uffff", null, Instant.parse("2026-11-22T10:15:00Z"), Slice.utf8(payload));
    }

    @Override
    public void close() {
        clients.close();
    }
}
