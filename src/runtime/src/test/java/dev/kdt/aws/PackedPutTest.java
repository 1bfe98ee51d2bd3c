package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.flow.Retries;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.ServiceSink;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/** Packs, sent by the sink that sends single results. */
class PackedPutTest {
    private static final int KIB = 1024;

    private final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());
    private final RunCounters counters = new RunCounters();
    private Predicate<String> fails = _ -> false;
    private Predicate<String> isInvalid = _ -> false;

    @Test
    void theResultsOfARequestAreOneRecordInTheirOrder() throws Exception {
        List<String> lines = lines(1_000, 10);
        send(lines);
        assertEquals(List.of(List.of(String.join("", lines))), requests);
        assertEquals(lines.stream().map(each -> "delivered " + each).toList(), ended);
        assertEquals(1, counters.packs());
        assertEquals(1_000, counters.packed());
    }

    @Test
    void aPackIsAsLargeAsARecordMayBe() throws Exception {
        List<String> lines = lines(2_500, KIB);
        send(lines);
        assertEquals(
                List.of(1_000 * KIB, 1_000 * KIB, 500 * KIB),
                requests.stream().map(each -> each.getFirst().length()).toList());
        assertEquals(
                String.join("", lines), requests.stream().flatMap(List::stream).collect(Collectors.joining()));
    }

    @Test
    void concurrentRequestsShareTheMemoryOfOnePack() throws Exception {
        List<String> lines = lines(1_000, KIB);
        String large = "x".repeat(600 * KIB) + "\n";
        send(Stream.concat(lines.stream(), Stream.of(large)).toList(), 2);
        List<String> packs = requests.stream().map(List::getFirst).toList();
        assertEquals(
                Set.of(500 * KIB, large.length()),
                Set.copyOf(packs.stream().map(String::length).toList()));
        assertEquals(3, packs.size());
        assertEquals(1_001, counters.packed());
    }

    @Test
    void ofAPackThatIsNotTakenOnlyItsResultsAreSentAgain() throws Exception {
        List<String> lines = lines(3_000, KIB);
        fails = pack -> requests.size() == 2 && pack.contains(lines.get(1_500));
        send(lines);
        assertEquals(4, requests.size());
        assertEquals(requests.get(1), requests.get(2));
        assertEquals(1_000, counters.retries());
        assertEquals(3_000, counters.packed());
        assertEquals(3, counters.packs());
        assertEquals(
                3_000,
                ended.stream().filter(each -> each.startsWith("delivered")).count());
    }

    @Test
    void theResultsOfAPackThatIsNeverTakenAreUndeliverableOneByOne() throws Exception {
        List<String> lines = lines(1_500, KIB);
        fails = pack -> pack.contains(lines.get(1_400));
        send(lines);
        assertEquals(
                lines.subList(0, 1_000).stream()
                        .map(each -> "delivered " + each)
                        .toList(),
                ended.subList(0, 1_000));
        assertEquals(
                lines.subList(1_000, 1_500).stream()
                        .map(each -> "undeliverable " + each)
                        .toList(),
                ended.subList(1_000, 1_500));
        assertEquals(1, counters.packs());
    }

    @Test
    void aResultThatIsTooLargeFailsByItself() throws Exception {
        String large = "x".repeat(1_000 * KIB) + "\n";
        send(List.of("a\n", large, "b\n"));
        assertEquals(List.of(List.of("a\nb\n")), requests);
        assertEquals(List.of("undeliverable " + large, "delivered a\n", "delivered b\n"), ended);
    }

    @Test
    void aRequestThatIsRefusedForOneResultIsHalvedUntilOnlyThatIsRefused() throws Exception {
        List<String> lines = lines(100, 10);
        isInvalid = request -> request.contains(lines.get(42));
        send(lines);
        assertEquals(
                List.of("undeliverable " + lines.get(42)),
                ended.stream().filter(each -> !each.startsWith("delivered")).toList());
        assertEquals(100, ended.size());
        assertEquals(99, counters.packed());
    }

    private void send(List<String> lines) throws InterruptedException {
        send(lines, 1);
    }

    private void send(List<String> lines, int atOnce) throws InterruptedException {
        PackedPut put = new PackedPut(new FirehosePut(firehose(), "archive", "here"), atOnce, counters);
        try (ServiceSink sink =
                new ServiceSink(put, new ServiceSink.Settings(atOnce, Retries.atOnce(new Stop()), counters))) {
            for (String line : lines) {
                Slice bytes = Slice.utf8(line);
                sink.send(new Output(bytes, KinesisRecord.of(Position.UNKNOWN, bytes)), ticket(line));
            }
            sink.flush();
        }
    }

    private static List<String> lines(int count, int bytes) {
        return IntStream.range(0, count)
                .mapToObj(i -> i + "-".repeat(bytes - 1 - String.valueOf(i).length()) + "\n")
                .toList();
    }

    private FirehoseClient firehose() {
        return new FirehoseClient() {
            @Override
            public PutRecordBatchResponse putRecordBatch(PutRecordBatchRequest request) {
                List<String> records =
                        request.records().stream().map(PackedPutTest::text).toList();
                requests.add(records);
                if (records.stream().anyMatch(isInvalid)) {
                    throw FirehoseException.builder()
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorCode("InvalidArgumentException")
                                    .build())
                            .statusCode(400)
                            .message("invalid")
                            .build();
                }
                return PutRecordBatchResponse.builder()
                        .requestResponses(records.stream().map(this::answer).toList())
                        .build();
            }

            private PutRecordBatchResponseEntry answer(String record) {
                var entry = PutRecordBatchResponseEntry.builder();
                return fails.test(record)
                        ? entry.errorCode("ServiceUnavailableException").build()
                        : entry.recordId("taken").build();
            }

            @Override
            public String serviceName() {
                return "firehose";
            }

            @Override
            public void close() {}
        };
    }

    private static String text(Record record) {
        return record.data().asUtf8String();
    }

    private Ticket ticket(String line) {
        return new Ticket() {
            @Override
            public void delivered(Output output) {
                ended.add("delivered " + line);
            }

            @Override
            public void undeliverable(Output output, Failure failure) {
                ended.add("undeliverable " + output.bytes().toText());
            }

            @Override
            public void givenUp(Output output) {
                ended.add("given up " + line);
            }
        };
    }
}
