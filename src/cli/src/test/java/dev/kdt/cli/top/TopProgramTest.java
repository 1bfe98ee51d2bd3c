package dev.kdt.cli.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.DisplayWidth;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.cli.screen.Notices;
import dev.kdt.cli.screen.ScreenColors;
import dev.kdt.cli.screen.ScreenLoop;
import dev.kdt.cli.screen.VirtualScreen;
import dev.kdt.flow.Stop;
import dev.kdt.load.Advisor;
import dev.kdt.load.LoadMeter;
import dev.kdt.record.HashKey;
import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import dev.kdt.record.ShardId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kdt top} on a terminal that is not there, with a load that is made up. */
class TopProgramTest {
    private static final int PATIENCE = 60;

    /** Keys of the lower half of the hash keys. */
    private static final List<String> LOWER = List.of("a", "hello", "world");

    private volatile Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private final LoadMeter meter = new LoadMeter(LoadMeter.Window.LAST_MINUTE, now, () -> now);
    private final Stop stop = new Stop();
    private final Notices notices = new Notices();
    private int shards;
    private VirtualScreen screen;
    private FullScreen terminal;
    private FutureTask<ScreenLoop.End> running;
    private final CompletableFuture<TopProgram> program = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        stop.request(Stop.Reason.COUNT);
        running.get(PATIENCE, TimeUnit.SECONDS);
        terminal.close();
        screen.close();
    }

    private void open(int count) {
        shards = count;
        for (int i = 0; i < count; i++) {
            HashKey last = i + 1 == count
                    ? HashKey.MAX
                    : HashKey.evenStart(i + 1, count).previous();
            meter.opened(ShardId.of("" + i), new HashRange(HashKey.evenStart(i, count), last), null);
            meter.read(ShardId.of("" + i), now, null);
        }
    }

    private void put(String key, int bytes) {
        HashKey hash = HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8));
        int shard = shards - 1;
        while (hash.compareTo(HashKey.evenStart(shard, shards)) < 0) {
            shard--;
        }
        KinesisRecord record = new KinesisRecord(Position.UNKNOWN, key, null, now, Slice.of(new byte[bytes]));
        meter.count(ShardId.of("" + shard), record, List.of(record), List.of("json"));
    }

    private void pass() {
        now = now.plusSeconds(1);
        for (int i = 0; i < shards; i++) {
            meter.read(ShardId.of("" + i), now, null);
        }
    }

    /** Twenty seconds in which 'b' alone takes eight tenths of shard 1 and three keys take six tenths of shard 0. */
    private void load() {
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 80; i++) {
                put("b", 10_485);
                put(LOWER.get(i % LOWER.size()), 8_000);
            }
            pass();
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        screen = new VirtualScreen(80, 24);
        terminal = FullScreen.on(screen.terminal(), ScreenColors.COLORED);
        running = new FutureTask<>(() -> new ScreenLoop(terminal, stop).run(started()));
    }

    private TopProgram started() {
        TopProgram started = new TopProgram(
                screen.terminal(),
                "orders",
                new AdviceText("orders", "--region eu-west-1"),
                meter::report,
                Advisor.Scaling.BY_USER,
                notices,
                () -> now,
                ZoneOffset.UTC);
        program.complete(started);
        return started;
    }

    /** Where messages of the run are printed. */
    private PrintStream messages() {
        PrintStream none = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return notices.collectingFrom(new Console(
                        null,
                        none,
                        none,
                        Terminal.NONE,
                        Map.of(),
                        Path.of(""),
                        Clock.systemUTC(),
                        Thread::sleep,
                        Signals.NONE))
                .err();
    }

    private void start(int columns, int rows) {
        screen.resize(columns, rows);
        Thread.ofPlatform().daemon().start(running);
    }

    private void requireFits(int columns) {
        screen.text().lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= columns, line));
    }

    @ParameterizedTest
    @CsvSource({"60, 24", "80, 24", "200, 50", "40, 16"})
    void showsShardsKeysAndAdviceAtAnyWidth(int columns, int rows) throws Exception {
        open(2);
        load();
        start(columns, rows);
        screen.await("q quit"); // Drawn last.
        assertTrue(screen.text().contains("80 %"), screen.text());
        assertTrue(screen.text().contains("spread key 'b'"), screen.text());
        assertTrue(screen.text().contains("RECORDS/S"), screen.text());
        assertEquals(columns >= 60, screen.text().contains("BEHIND"));
        assertEquals(columns >= 200, screen.text().contains("THROTTLED"));
        requireFits(columns);
        screen.resize(100, 24);
        screen.await("LAST MINUTE");
        screen.resize(8, 3);
        screen.await("orders");
    }

    @Test
    void aShardIsOpenedWithItsKeysAndItsSplit() throws Exception {
        open(2);
        load();
        start(100, 30);
        screen.await("ADVICE");
        screen.type("\u001b[B\r");
        screen.await("shardId-000000000000");
        screen.await("best split at");
        screen.await("kdt stream split orders 0 --at");
        screen.await("--region eu-west-1");
        screen.type("\u001b");
        screen.await("ADVICE");
        screen.type("\t\r");
        screen.await("shardId-000000000001");
        screen.type("?");
        screen.await("and print the advice");
        screen.type("?");
        screen.await("ADVICE");
    }

    @Test
    void shardsAreSortedAndTheSelectedOneStaysSelected() throws Exception {
        open(300);
        put("b", 100);
        pass();
        start(80, 24);
        screen.await("by share of limits");
        screen.type("ssss");
        screen.await("by hash keys");
        screen.type("G");
        screen.await("\n299 ");
        screen.type("\r");
        screen.await("shardId-000000000299");
        screen.type("\u001bg\r");
        screen.await("shardId-000000000000");
    }

    @Test
    void thePictureStandsWhilePaused() throws Exception {
        open(2);
        load();
        start(80, 24);
        screen.await("160 records/s");
        screen.type(" ");
        screen.await("PAUSED");
        for (int i = 0; i < 60; i++) {
            pass();
        }
        screen.type("s");
        screen.await("by records");
        assertTrue(screen.text().contains("160 records/s"), screen.text());
        screen.type(" ");
        screen.await("  0 records/s");
    }

    @Test
    void anIdleStreamSaysSo() throws Exception {
        open(1);
        start(80, 24);
        screen.await("nothing arrived yet");
        screen.await("no advice: that takes 10 seconds of arrivals");
        for (int i = 0; i < 12; i++) {
            pass();
        }
        screen.await("no advice: no record arrived");
    }

    @Test
    void beforeTheFirstReadItSaysThatItConnects() throws Exception {
        open(0);
        start(80, 24);
        screen.await("orders  connecting\u2026");
        assertFalse(screen.text().contains("0 shards") || screen.text().contains("0 B"), screen.text());
    }

    @Test
    void aNoticeIsPlainTextAndGoesAwayByItself() throws Exception {
        open(1);
        start(80, 24);
        screen.await("q quit");
        messages().println("\u001b[33mwarning: \u001b[0mthe endpoint does not answer");
        screen.await("\nwarning: the endpoint does not answer");
        for (int i = 0; i < 5; i++) {
            pass();
        }
        screen.awaitWithout("warning: the endpoint does not answer");
    }

    @Test
    void listsWithoutRoomForAllSayHowManyMoreThereAre() throws Exception {
        open(60);
        for (int i = 0; i < 60; i++) {
            put("k" + i, 100);
        }
        pass();
        start(80, 24);
        screen.await("q quit");
        long shown = screen.text()
                .lines()
                .filter(each -> each.matches("\\d+ .*\\d %.*0 s.*"))
                .count();
        assertTrue(screen.text().contains(60 - shown + " more (arrows)"), screen.text());
        assertTrue(screen.text().contains(" more (tab, arrows)"), screen.text());
    }

    @Test
    void insteadOfManyMergesANumberOfShardsIsTold() throws Exception {
        open(16);
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 16; i++) {
                put("k" + i, 100);
            }
            pass();
        }
        start(80, 24);
        screen.await("scale the stream from 16 shards to 1: none would take more than");
        screen.await("kdt stream scale orders --shards 1 --region eu-west-1");
    }

    @Test
    void theNameOfAClosedShardIsWhole() throws Exception {
        open(2);
        load();
        meter.closed(ShardId.of("0"));
        start(80, 24);
        screen.await("\n0 closed ");
    }

    /** Whoever may put records may choose their keys. */
    @Test
    void keysNeverReachTheTerminalRaw() throws Exception {
        open(1);
        put("\u001b[2J\u009b31m\n\u6f22\u5b57\u0301", 100);
        pass();
        start(80, 24);
        screen.await("\\u001b[2J\\u009b31m\\n\u6f22");
        assertFalse(screen.sent().contains("\u009b"));
    }

    @Test
    void isLeftByQ() throws Exception {
        open(1);
        start(80, 24);
        screen.await("q quit");
        screen.type("q");
        assertEquals(ScreenLoop.End.LEFT, running.get(PATIENCE, TimeUnit.SECONDS));
        assertFalse(screen.isAlternate());
    }

    @Test
    void staysWithWhatItHoldsWhenReadingHasFailed() throws Exception {
        open(2);
        load();
        start(60, 24);
        screen.await("160 records/s");
        program.get(PATIENCE, TimeUnit.SECONDS).ended("stream 'orders' was deleted while it was read by this command");
        screen.await("orders  reading has ended  160 records/s");
        screen.await("reading has ended at 10:00:20: stream 'orders' was deleted\n"
                + "while it was read by this command (q leaves)");
        now = now.plusSeconds(30);
        screen.type("\t");
        screen.await("160 records/s");
    }
}
