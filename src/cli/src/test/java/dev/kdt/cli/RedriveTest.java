package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.cli.console.Signals;
import dev.kdt.flow.GroupHolder;
import dev.kdt.flow.HolderLock;
import dev.kdt.flow.Stop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code kdt redrive} on leftovers that are written here, into streams of an endpoint in this process. */
class RedriveTest extends LocalCommands {
    private static final String LEDGER = ".kdt-redriven.ndjson";

    /** Has {@code odd.yaml} fail on five records. */
    private void park() throws IOException {
        produce(0, 10);
        Files.createDirectories(folder.resolve("left"));
        assertEquals(
                1,
                run("odd.yaml", "--to", "out.ndjson", "--parked", "left/parked.ndjson")
                        .code());
        assertEquals(5, lines("left/parked.ndjson").size());
    }

    private String text() {
        String text = out.toString();
        out = new ByteArrayOutputStream();
        return text;
    }

    private JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private Ran redrive(int code, String... args) {
        out = new ByteArrayOutputStream();
        Ran ran = kdt("", Stream.concat(Stream.of("redrive"), Stream.of(args)).toArray(String[]::new));
        assertEquals(code, ran.code(), ran.err());
        return ran;
    }

    /** The payloads in a stream, without the newlines of results. */
    List<String> stream(String name) {
        out = new ByteArrayOutputStream();
        Ran ran = kdt("", "tail", name, "--since", "trim-horizon", "--until", "now", "-o", "text");
        assertEquals(0, ran.code(), ran.err());
        return text().lines().filter(each -> !each.isEmpty()).sorted().toList();
    }

    private void createTarget(String name) {
        assertEquals(0, kdt("", "stream", "create", name, "--shards", "1").code());
    }

    private void write(String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, List.of(lines));
    }

    private static String error(String payload) {
        return "{\"attemptsMade\":4,\"arrivalTimestamp\":1479835513243,\"errorCode\":\"Lambda.FunctionError\","
                + "\"errorMessage\":\"m\",\"attemptEndingTimestamp\":1479835886342,\"rawData\":\""
                + Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + "\",\"lambdaArn\":\"arn:aws:lambda:us-east-1:1:function:f\"}";
    }

    @Test
    void showsWithoutSending() throws IOException {
        park();
        createTarget("fixed");
        Ran ran = redrive(0, "left", "--to", "kinesis:fixed");
        String shown = text();
        assertTrue(shown.contains("parked-record"), shown);
        assertTrue(shown.contains("left/parked.ndjson"), shown);
        assertTrue(ran.err().contains("5 leftovers to send; nothing was sent (--send sends)"), ran.err());
        assertFalse(Files.exists(folder.resolve("left/" + LEDGER)));
        assertEquals(List.of(), stream("fixed"));
    }

    @Test
    void sendsParkedRecordsThroughThePipelineOnce() throws IOException {
        park();
        createTarget("fixed");
        Files.writeString(folder.resolve("fixed.yaml"), "name: fixed\nsteps: [{map: '{odd: .}'}]\nencode: ndjson\n");
        String[] args = {"left", "--pipeline", "fixed.yaml", "--to", "kinesis:fixed", "--send", "-o", "json"};
        redrive(0, args);
        assertEquals(5, json(text()).at("/leftovers/0/sent").asInt());
        List<String> all = List.of("{\"odd\":1}", "{\"odd\":3}", "{\"odd\":5}", "{\"odd\":7}", "{\"odd\":9}");
        assertEquals(all, stream("fixed"));
        redrive(0, args);
        JsonNode again = json(text());
        assertEquals(0, again.at("/leftovers/0/sent").asInt());
        assertEquals(5, again.at("/leftovers/0/sentBefore").asInt());
        assertEquals(all, stream("fixed"));
    }

    /** By way of the folder, a folder around it, the file, and another name of it. */
    @Test
    void knowsWhatWasSentHoweverItIsNamed() throws IOException {
        write("a/b/c/parked.ndjson", error("1"));
        write("a/b/other.ndjson", error("2"));
        createTarget("fixed");
        for (String each : List.of("a/b/c/parked.ndjson", "a", "a/b", "a/b/../b/c", "a/b/other.ndjson")) {
            redrive(0, each, "--to", "kinesis:fixed", "--send");
        }
        assertEquals(List.of("1", "2"), stream("fixed"));
        Files.move(folder.resolve("a"), folder.resolve("moved"));
        redrive(0, "moved", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("1", "2"), stream("fixed"));
    }

    /** As a run parks in the same file anew when the one before was done and removed. */
    @Test
    void sendsWhatLiesInAFileThatTookThePlaceOfAnother() throws IOException {
        createTarget("fixed");
        write("left/errors", error("1"), error("2"));
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        write("left/errors", error("1"), error("3"), error("4"));
        redrive(0, "left", "--to", "kinesis:fixed", "--send", "-o", "json");
        JsonNode report = json(text());
        assertEquals(2, report.at("/leftovers/0/sent").asInt());
        assertEquals(1, report.at("/leftovers/0/sentBefore").asInt());
        assertEquals(List.of("1", "2", "3", "4"), stream("fixed"));
    }

    @Test
    void sendsEachResultOfARecordOnce() throws IOException {
        write("left/errors", error("{\"n\":[1,2,3]}"), error("{\"n\":[]}"), error("{\"n\":[4]}"));
        createTarget("fixed");
        Files.writeString(folder.resolve("each.yaml"), "name: each\nsteps: [{map: '.n[]'}]\nencode: ndjson\n");
        for (int i = 0; i < 2; i++) {
            redrive(0, "left", "--pipeline", "each.yaml", "--to", "kinesis:fixed", "--send");
        }
        assertEquals(List.of("1", "2", "3", "4"), stream("fixed"));
    }

    /** What was sent as it is gives no results later, and the other way round. */
    @Test
    void sendsNothingThroughAPipelineThatWasSentAsItIs() throws IOException {
        write("left/errors", error("{\"n\":[1,2,3]}"));
        createTarget("fixed");
        Files.writeString(folder.resolve("each.yaml"), "name: each\nsteps: [{map: '.n[]'}]\nencode: ndjson\n");
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        redrive(0, "left", "--pipeline", "each.yaml", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("{\"n\":[1,2,3]}"), stream("fixed"));
        write("left/more", error("{\"n\":[4,5]}"));
        redrive(0, "left", "--pipeline", "each.yaml", "--to", "kinesis:fixed", "--send");
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("4", "5", "{\"n\":[1,2,3]}"), stream("fixed"));
    }

    @Test
    void stopsInOrderOnASignal() throws IOException {
        write("left/errors", error("1"));
        createTarget("fixed");
        signals = stop -> stop.request(Stop.Reason.INTERRUPT);
        redrive(130, "left", "--to", "kinesis:fixed", "--send");
        signals = Signals.NONE;
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("1"), stream("fixed"));
    }

    /** A result that its own target refuses once more is parked for that target. */
    @Test
    void keepsTheTargetOfAResultThatIsParkedAgain() throws IOException {
        createTarget("fixed");
        createTarget("eu");
        write(
                "left/parked.ndjson",
                "{\"encoding\":\"text\",\"data\":\"" + "x".repeat(2_000_000)
                        + "\",\"to\":\"kinesis:eu\",\"failure\":{\"stage\":\"deliver\",\"message\":\"m\"}}");
        redrive(1, "left", "--to", "kinesis:fixed", "--send", "--parked", "again.ndjson");
        JsonNode again = json(lines("again.ndjson").getFirst());
        assertEquals("kinesis:eu", again.get("to").asText());
        assertEquals("deliver", again.at("/failure/stage").asText());
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
    }

    @Test
    void sendsParkedResultsToTheirOwnTargetsPastThePipeline() throws IOException {
        createTarget("fixed");
        createTarget("eu");
        write(
                "left/parked.ndjson",
                "{\"encoding\":\"text\",\"data\":\"usual\\n\",\"failure\":{\"stage\":\"deliver\",\"message\":\"m\"}}",
                "{\"encoding\":\"text\",\"data\":\"routed\\n"
                        + "\",\"to\":\"kinesis:eu\",\"failure\":{\"stage\":\"deliver\",\"message\":\"m\"}}",
                "{\"encoding\":\"json\",\"data\":3,\"failure\":{\"stage\":\"step\",\"step\":\"map\",\"message\":\"m\"}}");
        redrive(0, "left", "--pipeline", "same.yaml", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("3", "usual"), stream("fixed"));
        assertEquals(List.of("routed"), stream("eu"));
    }

    @Test
    void sendsParkedResultsToTheTargetOfTheCommandLineIfToldTo() throws IOException {
        createTarget("fixed");
        write(
                "left/parked.ndjson",
                "{\"encoding\":\"text\",\"data\":\"routed\\n"
                        + "\",\"to\":\"kinesis:gone\",\"failure\":{\"stage\":\"deliver\",\"message\":\"m\"}}");
        Ran refused = redrive(1, "left", "--to", "kinesis:fixed", "--send");
        assertTrue(refused.err().contains("--ignore-routes"), refused.err());
        redrive(0, "left", "--to", "kinesis:fixed", "--send", "--ignore-routes");
        assertEquals(List.of("routed"), stream("fixed"));
    }

    @Test
    void namesWhatItCannotReadAndGoesOn() throws IOException {
        createTarget("fixed");
        write("left/a", error("1"), "{\"rawData\":\"no Base64!\"}", "{\"other\":1}", error("2"), "{\"rawData\":\"Mw==");
        write("left/b", "Exception in thread main", error("4"));
        Ran ran = redrive(1, "left", "--to", "kinesis:fixed", "--send");
        for (String each : List.of("left/a:2", "left/a:3", "left/a:5", "left/b:1")) {
            assertTrue(ran.err().contains(each), ran.err());
        }
        assertTrue(ran.err().contains("4 gone or not readable"), ran.err());
        assertEquals(List.of("1", "2", "4"), stream("fixed"));
    }

    @Test
    void leavesRecordsThatFailAgainWhereTheyAre() throws IOException {
        park();
        createTarget("fixed");
        for (int i = 0; i < 2; i++) {
            Ran ran = redrive(1, "left", "--pipeline", "odd.yaml", "--to", "kinesis:fixed", "--send", "-o", "json");
            assertTrue(ran.err().contains("odd"), ran.err());
            assertEquals(5, json(text()).at("/leftovers/0/failed").asInt());
        }
        redrive(0, "left", "--pipeline", "same.yaml", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("1", "3", "5", "7", "9"), stream("fixed"));
    }

    @Test
    void movesRecordsThatFailAgainIntoTheParkedFile() throws IOException {
        park();
        createTarget("fixed");
        String[] args = {"left", "--pipeline", "odd.yaml", "--to", "kinesis:fixed", "--send", "--parked", "again.ndjson"
        };
        redrive(1, args);
        redrive(0, args);
        assertEquals(5, lines("again.ndjson").size());
        redrive(0, "left", "--pipeline", "same.yaml", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of(), stream("fixed"));
        redrive(0, "again.ndjson", "--pipeline", "same.yaml", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("1", "3", "5", "7", "9"), stream("fixed"));
    }

    /** What was killed between the two lines of the ledger. */
    @Test
    void holdsWhatMayHaveArrived() throws IOException {
        write("left/errors", error("1"), error("2"));
        createTarget("fixed");
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        Path ledger = folder.resolve("left/" + LEDGER);
        String sent = Files.readString(ledger);
        int end = sent.indexOf("{\"ended\"");
        Files.writeString(ledger, sent.substring(0, end + 5));
        for (int i = 0; i < 2; i++) {
            Ran held = redrive(1, "left", "--to", "kinesis:fixed", "--send");
            assertTrue(held.err().contains("left/errors:1: a request to kinesis:fixed"), held.err());
            assertTrue(held.err().contains("2 unknown"), held.err());
        }
        assertEquals(List.of("1", "2"), stream("fixed"));
        redrive(0, "left", "--to", "kinesis:fixed", "--send", "--unknown", "done");
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("1", "2"), stream("fixed"));
    }

    @Test
    void sendsWhatMayHaveArrivedIfToldTo() throws IOException {
        write("left/errors", error("1"));
        createTarget("fixed");
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        Path ledger = folder.resolve("left/" + LEDGER);
        Files.writeString(ledger, Files.readString(ledger).replaceAll("\\{\"ended\".*\n", ""));
        redrive(0, "left", "--to", "kinesis:fixed", "--send", "--unknown", "send");
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("1", "1"), stream("fixed"));
    }

    /** Of three equal ones two arrived. */
    @Test
    void looksIntoTheStreamForWhatMayHaveArrived() throws IOException {
        write("left/errors", error("1"), error("1"), error("2"));
        createTarget("fixed");
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        Path ledger = folder.resolve("left/" + LEDGER);
        Files.writeString(
                ledger,
                Files.readString(ledger)
                        .replaceAll("\\{\"ended\".*\n", "")
                        .replaceAll("\"1(~\\w+ errors\")", "\"1$1,\"4$1"));
        write("left/errors", error("1"), error("1"), error("2"), error("1"));
        String[] args = {"left", "--to", "kinesis:fixed", "--unknown", "look"};
        assertTrue(redrive(0, args).err().contains("1 leftover to send, 3 sent before"));
        assertEquals(List.of("1", "1", "2"), stream("fixed"));
        redrive(0, Stream.concat(Stream.of(args), Stream.of("--send")).toArray(String[]::new));
        assertEquals(List.of("1", "1", "1", "2"), stream("fixed"));
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("1", "1", "1", "2"), stream("fixed"));
    }

    /** What another leftover is known to have brought there is not found in its place. */
    @Test
    void looksForEqualOnesPastThoseThatAreKnownToBeThere() throws IOException {
        createTarget("fixed");
        createTarget("other");
        write("left/errors", error("1"));
        redrive(0, "left", "--to", "kinesis:other", "--send");
        Path ledger = folder.resolve("left/" + LEDGER);
        Files.writeString(ledger, Files.readString(ledger).replaceAll("\\{\"ended\".*\n", ""));
        write("left/errors", error("1"), error("1"));
        redrive(1, "left", "--to", "kinesis:fixed", "--send");
        assertEquals(List.of("1"), stream("fixed"));
        redrive(0, "left", "--to", "kinesis:fixed", "--send", "--unknown", "look");
        assertEquals(List.of("1", "1"), stream("fixed"));
    }

    /** A delivery stream does not say what it got. */
    @Test
    void holdsWhatItCannotLookFor() throws IOException {
        assertEquals(
                0, kdt("", "delivery", "create", "lake", "--bucket", "lake").code());
        write("left/errors", error("1"));
        redrive(0, "left", "--to", "firehose:lake", "--send");
        Path ledger = folder.resolve("left/" + LEDGER);
        Files.writeString(ledger, Files.readString(ledger).replaceAll("\\{\"ended\".*\n", ""));
        assertTrue(redrive(1, "left", "--to", "firehose:lake", "--send", "--unknown", "look")
                .err()
                .contains("1 unknown"));
    }

    /** A line that is not whole was never followed by a request. */
    @Test
    void sendsWhatATornLineWasToTellOf() throws IOException {
        write("left/errors", error("1"), error("2"));
        createTarget("fixed");
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        Path ledger = folder.resolve("left/" + LEDGER);
        List<String> lines = Files.readAllLines(ledger);
        for (int length : List.of(3, 40, lines.get(1).length() - 1)) {
            Files.writeString(ledger, lines.getFirst() + "\n" + lines.get(1).substring(0, length));
            redrive(0, "left", "--to", "kinesis:fixed", "--send");
            redrive(0, "left", "--to", "kinesis:fixed", "--send");
        }
        assertEquals(List.of("1", "1", "1", "1", "2", "2", "2", "2"), stream("fixed"));
    }

    @Test
    void refusesALedgerThatIsNone() throws IOException {
        write("left/errors", error("1"));
        createTarget("fixed");
        Files.writeString(folder.resolve("other.ndjson"), "{\"some\":\"file\"}\n");
        Ran ran = redrive(1, "left", "--to", "kinesis:fixed", "--send", "--ledger", "other.ndjson");
        assertTrue(ran.err().contains("no ledger of kdt redrive"), ran.err());
        assertEquals("{\"some\":\"file\"}\n", Files.readString(folder.resolve("other.ndjson")));
        assertEquals(List.of(), stream("fixed"));
    }

    @Test
    void keepsLeftoversOfSeveralSourcesApartInOneLedger() throws IOException {
        write("left/errors", error("1"));
        write("right/errors", error("2"));
        createTarget("fixed");
        for (String each : List.of("left", "right", "left", "right/errors")) {
            redrive(0, each, "--to", "kinesis:fixed", "--send", "--ledger", "my.ndjson");
        }
        assertEquals(List.of("1", "2"), stream("fixed"));
        assertFalse(Files.exists(folder.resolve("left/" + LEDGER)));
    }

    @Test
    void refusesToRunTwiceAtOnceAndSaysWhoDoes() throws IOException {
        write("left/in/errors", error("1"));
        createTarget("fixed");
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
        GroupHolder other = new GroupHolder("kdt redrive left", 4711, Instant.EPOCH);
        try (HolderLock _ = HolderLock.take(folder.resolve("left/" + LEDGER + ".lock"), other, "held by "::concat)) {
            for (String each : List.of("left", "left/in", ".")) {
                Ran refused = redrive(1, each, "--to", "kinesis:fixed", "--send");
                assertTrue(refused.err().contains("kdt redrive left (process 4711"), refused.err());
            }
            redrive(0, "left"); // To look is no trouble.
        }
        redrive(0, "left", "--to", "kinesis:fixed", "--send");
    }

    @Test
    void endsLinesOfADeliveryStreamButNotItsOwnErrors() throws IOException {
        assertEquals(
                0,
                kdt("", "delivery", "create", "lake", "--bucket", "lake", "--buffer-time", "60s")
                        .code());
        write(
                "left/parked.ndjson",
                "{\"encoding\":\"json\",\"data\":{\"n\":1}}",
                "{\"encoding\":\"json\",\"data\":{\"n\":2}}");
        write("left/z", error("3"), error("4"));
        redrive(0, "left", "--to", "firehose:lake", "--send");
        assertEquals(0, kdt("", "delivery", "flush", "lake").code());
        assertEquals("{\"n\":1}\n{\"n\":2}\n34", delivered());
    }

    private String delivered() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("data/s3/lake"))) {
            for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(Files.readString(each));
            }
        }
        return all.toString();
    }

    /** Whoever may read a bucket may not have to write to it: the ledger is a file of the user, one for all of a bucket. */
    @Test
    void readsABucketAndKeepsItsLedgerInTheStateFolder() throws IOException {
        createTarget("fixed");
        try (BucketServer bucket = new BucketServer(Map.of(
                "lake/errors/processing-failed/2026/e", error("1") + "\n" + error("2") + "\n",
                "lake/errors/manifests/m", "{\"entries\":[{\"url\":\"s3://lake/rows/r\",\"mandatory\":true}]}\n",
                "lake/rows/r", "{\"n\":3}\n{\"n\":4}\n"))) {
            environment.put("AWS_ENDPOINT_URL_S3", bucket.url());
            redrive(0, "s3://lake/errors/processing-failed", "--to", "kinesis:fixed", "--send");
            Ran all = redrive(0, "s3://lake/errors/", "--to", "kinesis:fixed", "--send");
            assertTrue(all.err().contains("2 leftovers sent, 2 sent before"), all.err());
            assertTrue(all.err().contains("/kdt/redrive/lake.ndjson"), all.err());
            redrive(0, "s3://lake/errors/", "--to", "kinesis:fixed", "--send");
        }
        assertEquals(List.of("1", "2", "{\"n\":3}", "{\"n\":4}"), stream("fixed"));
        assertTrue(Files.exists(folder.resolve(".local/state/kdt/redrive/lake.ndjson")));
    }

    /** Each retry of a function logs the same event. */
    @Test
    void sendsRecordsOfEventsOnceHoweverOftenTheyWereLogged() throws IOException {
        createTarget("fixed");
        String firehose =
                "{\"invocationId\":\"%s\",\"deliveryStreamArn\":\"a\",\"region\":\"r\",\"records\":[{\"recordId\":\"r1\","
                    + "\"approximateArrivalTimestamp\":1545084650987,\"data\":\"Zg==\"},{\"recordId\":\"r2\","
                    + "\"approximateArrivalTimestamp\":1545084650987,\"data\":\"Zg==\"}]}";
        String kinesis =
                "{\"Records\":[{\"kinesis\":{\"partitionKey\":\"k\",\"sequenceNumber\":\"49\",\"data\":\"aw==\","
                    + "\"approximateArrivalTimestamp\":1545084650.987},\"eventSource\":\"aws:kinesis\","
                    + "\"eventID\":\"shardId-000000000000:49\",\"eventSourceARN\":\"arn:aws:kinesis:us-east-1:1:stream/s\"}]}";
        write("left/log", firehose.formatted("a") + kinesis, kinesis + firehose.formatted("b") + kinesis);
        for (int i = 0; i < 2; i++) {
            redrive(0, "left", "--to", "kinesis:fixed", "--send");
        }
        assertEquals(List.of("f", "f", "k"), stream("fixed"));
    }

    /** A record that two functions gave up is a record for both of their targets, and both of their pipelines. */
    @Test
    void sendsARecordToTwoTargetsIfTwoLeftoversGoThere() throws IOException {
        createTarget("one");
        createTarget("two");
        String parked =
                "{\"stream\":\"s\",\"shard\":\"shardId-000000000000\",\"sequence\":\"49\",\"encoding\":\"json\",\"data\":1}";
        write("left/one", parked, parked);
        write("left/two", parked);
        Files.writeString(folder.resolve("a.yaml"), "name: a\nsteps: [{map: '.+1'}]\nencode: ndjson\n");
        redrive(0, "left/one", "--to", "kinesis:one", "--send");
        redrive(0, "left/two", "--to", "kinesis:two", "--send");
        assertEquals(List.of("1"), stream("one"));
        assertEquals(List.of("1"), stream("two"));
        write("left/three", parked);
        redrive(0, "left/three", "--to", "kinesis:one", "--send");
        assertEquals(List.of("1"), stream("one"));
        redrive(0, "left/three", "--to", "kinesis:one", "--pipeline", "a.yaml", "--send");
        assertEquals(List.of("1", "2"), stream("one"));
    }

    @Test
    void refusesCommandLinesThatMakeNoSense() throws IOException {
        write("left/errors", error("1"));
        assertTrue(redrive(2, "left", "--send").err().contains("--to says where"));
        assertTrue(redrive(2, "left", "--to", "s3:x").err().contains("--to"));
        assertTrue(redrive(2, "-").err().contains("stdin"));
        assertTrue(redrive(2, "gone").err().contains("there is no folder or file gone"));
        assertTrue(redrive(2, "left", "--to", "kinesis:gone", "--send").err().contains("not found"));
        assertTrue(redrive(2, "left", "--parked", "left/errors").err().contains("is read by this command"));
        redrive(0, "left", "--to", "kinesis:gone"); // Nobody asks whether it is there.
    }
}
