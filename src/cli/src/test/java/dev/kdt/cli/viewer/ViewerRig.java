package dev.kdt.cli.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.screen.Clipboard;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.cli.screen.Notices;
import dev.kdt.cli.screen.ScreenColors;
import dev.kdt.cli.screen.ScreenLoop;
import dev.kdt.cli.screen.VirtualScreen;
import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.cli.show.OutputCondition;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.codec.Failure;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Ticket;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Jq;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A viewer on a terminal in memory, of a run that is the test. */
abstract class ViewerRig {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

    @TempDir
    Path folder = Path.of("");

    final RunCounters counters = new RunCounters();
    final Map<String, Duration> behind = new ConcurrentHashMap<>();
    final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    String options = "";
    final Notices notices = new Notices();
    final AtomicInteger delivered = new AtomicInteger();
    final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private Stop stop = new Stop();
    private int count;
    Arrivals arrivals = new Arrivals();
    Bounds bounds = Bounds.SHOWN;
    VirtualScreen screen;
    RecordViewer viewer;
    FutureTask<ScreenLoop.End> running;
    private FullScreen terminal;

    @BeforeEach
    final void open() throws Exception {
        stop = new Stop();
        screen = new VirtualScreen(80, 10);
        terminal = FullScreen.on(screen.terminal(), ScreenColors.COLORED);
        ViewedRun run = new ViewedRun(
                "orders",
                arrivals,
                counters,
                () -> new ReadingLags(Map.copyOf(behind), Set.copyOf(unanswered)),
                options,
                new Compiler(),
                notices,
                now::get,
                ZoneOffset.UTC,
                folder);
        viewer = new RecordViewer(run, screen.terminal(), new Clipboard(screen.terminal(), console()), bounds);
        running = new FutureTask<>(() -> new ScreenLoop(terminal, stop).run(viewer));
        Thread.ofPlatform().daemon().start(running);
    }

    /** Opens another viewer, of a run without records. */
    final void openWith(Bounds held, Bounds waiting) throws Exception {
        close();
        bounds = held;
        arrivals = new Arrivals(waiting);
        open();
    }

    private Console console() {
        PrintStream err = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Console(
                null, err, err, Terminal.NONE, Map.of(), folder, Clock.systemUTC(), Thread::sleep, Signals.NONE);
    }

    final Console collecting() {
        return notices.collectingFrom(console());
    }

    @AfterEach
    final void close() throws Exception {
        stop.request(Stop.Reason.TERMINATE);
        running.get(60, TimeUnit.SECONDS);
        terminal.close();
        screen.close();
    }

    /** The user quits. */
    final void quit() throws Exception {
        screen.type("q");
        assertEquals(ScreenLoop.End.LEFT, running.get(60, TimeUnit.SECONDS));
    }

    private static final class Compiler implements FilterCompiler {
        @Override
        public Predicate<Output> expression(String source, Consumer<String> failed) {
            try {
                Scope scope = Scope.pure().withVariables("meta");
                return new OutputCondition(Jq.compile(source, scope), Holding.PAYLOAD, failed);
            } catch (JqSyntaxException e) {
                throw new UsageException("/:" + e.located());
            }
        }

        @Override
        public Predicate<Output> text(String pattern, Consumer<String> failed) {
            return output -> output.bytes().indexOf(Slice.utf8(pattern)) >= 0;
        }
    }

    final void give(String value) {
        give(value, "k-" + count % 3, count % 2);
    }

    final void give(String value, String key, int shard) {
        give(Slice.utf8(value), Slice.utf8(value), Chain.of(Codec.JSON), key, shard);
    }

    final void give(Slice payload, Slice value, Chain chain, String key, int shard) {
        Position position = Position.inShard("orders", "shardId-00000000000" + shard, "4960" + count++);
        KinesisRecord record = new KinesisRecord(position, key, null, NOW.minusMillis(2_500), payload);
        byte[] line = new byte[value.length() + 1];
        System.arraycopy(value.array(), value.from(), line, 0, value.length());
        line[value.length()] = '\n';
        arrivals.send(new Output(Slice.of(line), record, chain, 1), new Counting());
    }

    /** Counts what is settled as delivered. */
    private final class Counting implements Ticket {
        @Override
        public void delivered(Output output) {
            delivered.incrementAndGet();
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            throw new AssertionError(failure.message());
        }

        @Override
        public void givenUp(Output output) {
            throw new AssertionError();
        }
    }
}
