package dev.kdt.flow.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.codec.InputFormat;
import dev.kdt.flow.FileSource;
import dev.kdt.flow.Input;
import dev.kdt.flow.Lane;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Jq;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplaySourceTest {
    private static final Instant START = Instant.parse("2027-03-01T09:30:00Z");
    private static final Instant DAY = Instant.parse("2026-11-27T00:00:00Z");
    private static final long PLENTY = 1 << 20;

    private Instant now = START;
    private final List<String> told = new ArrayList<>();

    private final ReplayNotices notices = new ReplayNotices() {
        @Override
        public void untimed(Position record, String reason) {
            told.add(record.inWords() + ": " + reason);
        }

        @Override
        public void backwards(Position record, Instant time, Instant before) {
            told.add(record.inWords() + ": " + time + " after " + before);
        }

        @Override
        public void waits(Position record, Instant time, Duration wait) {
            told.add(record.inWords() + ": " + time + " in " + wait);
        }
    };

    private record Given(String text, Instant at) {}

    private ReplaySource source(String text, Speed speed, long ahead, long earlier, long count, Window window)
            throws Exception {
        Input input = new Input("f", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        ReplaySource.Replay replay = new ReplaySource.Replay(
                InputFormat.AUTO,
                new JqTime(Jq.compile(".t", Scope.pure())),
                speed,
                window,
                ahead,
                earlier,
                count,
                _ -> {},
                notices);
        return new ReplaySource(
                new FileSource(List.of(input), InputFormat.AUTO, MaxRecord.DEFAULT, Long.MAX_VALUE),
                replay,
                null,
                () -> now,
                time -> now = now.plus(time));
    }

    private List<Given> given(ReplaySource source) throws InterruptedException {
        List<Given> all = new ArrayList<>();
        Lane lane = source.lanes().getFirst();
        for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
            for (KinesisRecord each : batch.records()) {
                all.add(new Given(each.data().toText(), now));
            }
        }
        return all;
    }

    private List<String> texts(String text, long ahead, long earlier, long count, Window window) throws Exception {
        return given(source(text, Speed.MAX, ahead, earlier, count, window)).stream()
                .map(Given::text)
                .toList();
    }

    /** Hours without a record, minutes with thousands, and many records of one millisecond. */
    private static long[] millisOfADay() {
        Random random = new Random(7);
        long[] day = random.longs(20_000, 0, Duration.ofDays(1).toMillis())
                .map(each -> each / 3_600_000 % 5 == 2 ? 1_000 : each % 10 < 3 ? 50_000_000 + each % 60_000 : each)
                .sorted()
                .toArray();
        day[0] = 0;
        day[day.length - 1] = Duration.ofDays(1).toMillis() - 1;
        return day;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 10, 8640, 0.5})
    void aDayKeepsItsPace(double factor) throws Exception {
        long[] day = millisOfADay();
        StringBuilder text = new StringBuilder();
        for (long each : day) {
            text.append("{\"t\":\"").append(DAY.plusMillis(each)).append("\"}");
        }
        List<Given> given = given(source(text.toString(), new Speed(factor), PLENTY, 0, Long.MAX_VALUE, Window.ALL));
        assertEquals(day.length, given.size());
        for (int i = 0; i < day.length; i++) {
            double due = day[i] / factor;
            double at = Duration.between(START, given.get(i).at()).toNanos() / 1e6;
            assertTrue(Math.abs(at - due) <= Math.max(0.001, due * 1e-9), at + " ms instead of " + due);
        }
    }

    @Test
    void recordsAreBroughtIntoOrderAsFarAsTheLookaheadReaches() throws Exception {
        String text = "{\"t\":3000000000}{\"t\":1000000000}{\"t\":2000000000}{\"t\":1000000000,\"n\":2}";
        assertEquals(
                List.of("{\"t\":1000000000}", "{\"t\":1000000000,\"n\":2}", "{\"t\":2000000000}", "{\"t\":3000000000}"),
                texts(text, PLENTY, 0, Long.MAX_VALUE, Window.ALL));
        assertEquals(List.of(), told);
        assertEquals(
                List.of("{\"t\":3000000000}", "{\"t\":1000000000}", "{\"t\":2000000000}", "{\"t\":1000000000,\"n\":2}"),
                texts(text, 0, 0, Long.MAX_VALUE, Window.ALL));
        assertEquals(
                List.of(
                        "f:1: 2001-09-09T01:46:40Z after 2065-01-24T05:20:00Z",
                        "f:1: 2033-05-18T03:33:20Z after 2065-01-24T05:20:00Z",
                        "f:1: 2001-09-09T01:46:40Z after 2065-01-24T05:20:00Z"),
                told);
    }

    @Test
    void whatIsLateGoesAtOnceAndMakesNothingLate() throws Exception {
        String text = "{\"t\":1000000000}\n{\"t\":1000000010}\n{\"t\":1000000005}\n{\"t\":1000000020}\n";
        List<Given> given = given(source(text, Speed.ORIGINAL, 0, 0, Long.MAX_VALUE, Window.ALL));
        assertEquals(
                List.of(0L, 10L, 10L, 20L),
                given.stream()
                        .map(each -> Duration.between(START, each.at()).toSeconds())
                        .toList());
    }

    @Test
    void aRecordWithoutATimeGoesRightAfterTheOneBeforeIt() throws Exception {
        String text =
                "no JSON\n{\"t\":1000000000}\n{\"t\":null}\n{\"x\":1}\n{\"t\":\"soon\"}\n[1]\n{\"t\":1000000060}\n";
        List<Given> given = given(source(text, Speed.ORIGINAL, PLENTY, 0, Long.MAX_VALUE, Window.ALL));
        assertEquals(7, given.size());
        assertEquals(
                List.of("no JSON", "{\"t\":1000000000}", "{\"t\":null}"),
                given.subList(0, 3).stream().map(Given::text).toList());
        assertEquals(START, given.get(5).at());
        assertEquals(START.plusSeconds(60), given.get(6).at());
        assertEquals(
                List.of(
                        "f:1: it is not JSON, which --time needs",
                        "f:3: --time gave null, which is no time",
                        "f:4: --time gave null, which is no time",
                        "f:5: --time gave \"soon\", which is no time",
                        "f:6: --time: Cannot index array with string (\"t\")"),
                told.stream()
                        .map(each -> each.replace("cannot index", "Cannot index"))
                        .toList());
    }

    @Test
    void aLaterRunGoesOnWhereAnotherStopped() throws Exception {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("{\"t\":")
                    .append(1_000_000_000 + random.nextInt(1_000))
                    .append(",\"n\":")
                    .append(i)
                    .append("}\n");
        }
        List<String> all = texts(text.toString(), 20_000, 0, Long.MAX_VALUE, Window.ALL);
        for (int earlier : new int[] {0, 1, 250, 499, 500}) {
            assertEquals(
                    all.subList(earlier, Math.min(500, earlier + 100)),
                    texts(text.toString(), 20_000, earlier, 100, Window.ALL));
        }
    }

    @Test
    void onlyRecordsOfTheTimeAreSent() throws Exception {
        String text = "{\"t\":1000000000}{\"t\":1000000001}{\"t\":1000000002}{\"t\":1000000003}";
        assertEquals(
                List.of("{\"t\":1000000001}", "{\"t\":1000000002}"),
                texts(
                        text,
                        PLENTY,
                        0,
                        9,
                        new Window(Instant.ofEpochSecond(1_000_000_001), Instant.ofEpochSecond(1_000_000_002))));
    }

    @Test
    void theShareIsThatOfTheTime() throws Exception {
        ReplaySource source = source(
                "{\"t\":1000000000}{\"t\":1000000001}{\"t\":1000000100}",
                Speed.ORIGINAL,
                PLENTY,
                0,
                Long.MAX_VALUE,
                Window.ALL);
        Lane lane = source.lanes().getFirst();
        assertEquals(1, size(lane.next()));
        assertEquals(1, size(lane.next()));
        now = START.plusSeconds(26);
        assertEquals(0.26, source.progress(2).orElseThrow(), 1e-9);
        assertEquals(Duration.ofSeconds(74), source.waiting());
        assertEquals(1, size(lane.next()));
        assertEquals(1, source.progress(3).orElseThrow(), 1e-9);
        assertNull(lane.next());
    }

    @Test
    void aLongSilenceIsTold() throws Exception {
        String text = "{\"t\":1000000000}{\"t\":1000000600}{\"t\":1000001201}";
        given(source(text, Speed.ORIGINAL, PLENTY, 0, Long.MAX_VALUE, Window.ALL));
        assertEquals(List.of("f:1: 2001-09-09T02:06:41Z in PT10M1S"), told);
    }

    /** As of a device whose clock is wrong. */
    @Test
    void theShareIsKnownWhateverTheTimesAre() {
        for (double factor : new double[] {1e-300, 1, 1e300}) {
            Schedule schedule = new Schedule(new Speed(factor));
            schedule.wait(Instant.MIN, START);
            schedule.wait(Instant.MAX, START);
            double share = schedule.share(Instant.MAX, START.plusSeconds(1)).orElseThrow();
            assertTrue(share >= 0 && share <= 1, "factor " + factor + ": " + share);
        }
    }

    private static int size(@Nullable Batch batch) {
        return batch == null ? -1 : batch.size();
    }

    @Test
    void valuesWithNothingBetweenThemAreApartWhereverALineOrAChunkEnds() throws Exception {
        String tricky = "{\"t\":1000000000,\"s\":\"}{\\\"}{\\\\\"}";
        String one = tricky.repeat(70_000); // More than a chunk.
        assertEquals(70_000, texts(one, 0, 0, Long.MAX_VALUE, Window.ALL).size());
        String mixed = tricky + "\n" + tricky + tricky + " " + tricky + "\n\n" + tricky + "\n{\"cut\n";
        List<String> texts = texts(mixed, 0, 0, Long.MAX_VALUE, Window.ALL);
        assertEquals(6, texts.size());
        assertEquals(List.of(tricky, tricky, tricky, tricky, tricky), texts.subList(0, 5));
        assertEquals("{\"cut", texts.get(5));
        assertEquals(List.of("f:5: it is not JSON, which --time needs"), told);
    }
}
