package dev.kdt.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys, frames and ends of a program on the whole terminal. */
class ScreenLoopTest {
    private static final int PATIENCE = 60;

    private final Stop stop = new Stop();
    private final Lines program = new Lines();
    private VirtualScreen screen;
    private Attributes before;
    private FullScreen terminal;
    private CountDownLatch continued = new CountDownLatch(0);
    private final CountDownLatch suspended = new CountDownLatch(1);

    @BeforeEach
    void open() throws Exception {
        screen = new VirtualScreen(20, 5);
        before = screen.terminal().getAttributes();
        terminal = open(ScreenColors.COLORED);
    }

    private FullScreen open(ScreenColors colors) {
        return new FullScreen(
                screen.terminal(),
                colors,
                _ -> {
                    suspended.countDown();
                    continued.await();
                },
                UnsentOutput.NONE,
                () -> {});
    }

    @AfterEach
    void close() throws Exception {
        stop.request(Stop.Reason.TERMINATE);
        terminal.close();
        screen.close();
    }

    /** Shows the last key, the size, and what a test sets. */
    private final class Lines implements ScreenProgram {
        final AtomicInteger frames = new AtomicInteger();
        volatile String text = "ready";
        volatile Picture.@Nullable Cursor cursor;
        private String shown = "";
        private boolean left;

        @Override
        public KeyMode<String> keys() {
            KeyMap<String> keys = new KeyBindings<>(screen.terminal(), "nothing")
                    .on("up", SpecialKey.UP)
                    .on("escape", SpecialKey.ESCAPE)
                    .on("left", "q")
                    .on("fails", "x")
                    .keys();
            return new KeyMode<>(keys, (key, _) -> {
                text = key;
                left = key.equals("left");
                if (key.equals("fails")) {
                    throw new IllegalArgumentException("a fault in the program");
                }
            });
        }

        @Override
        public boolean isLeft() {
            return left;
        }

        @Override
        public boolean hasChanged() {
            return !shown.equals(text);
        }

        @Override
        public Picture picture(ScreenSize size) {
            frames.incrementAndGet();
            shown = text;
            AttributedStyle red = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
            return new Picture(
                    List.of(
                            new AttributedString(shown, red),
                            new AttributedString(size.columns() + "x" + size.rows()),
                            new AttributedString("-".repeat(300))),
                    cursor);
        }
    }

    private FutureTask<ScreenLoop.End> start() {
        return start(() -> new ScreenLoop(terminal, stop).run(program));
    }

    private static FutureTask<ScreenLoop.End> start(Callable<ScreenLoop.End> loop) {
        FutureTask<ScreenLoop.End> running = new FutureTask<>(loop);
        Thread.ofPlatform().daemon().start(running);
        return running;
    }

    private void assertEndsAs(ScreenLoop.End expected, FutureTask<ScreenLoop.End> running) throws Exception {
        assertEquals(expected, running.get(PATIENCE, TimeUnit.SECONDS));
        assertIsGivenBack();
    }

    private void assertIsGivenBack() {
        assertEquals(before.toString(), screen.terminal().getAttributes().toString());
        assertFalse(screen.isAlternate());
        assertFalse(screen.marksPastes());
    }

    @Test
    void drawsWhatChangesAndCutsWhatIsTooWide() throws Exception {
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n20x5\n--------------------");
        assertNotEquals(before.toString(), screen.terminal().getAttributes().toString());
        assertTrue(screen.isAlternate());
        assertTrue(screen.marksPastes());
        program.text = "news";
        screen.await("news\n");
        screen.type("\u001b[A");
        screen.await("up\n");
        screen.type("\u001b");
        screen.await("escape\n");
        screen.type("\u001b[15;3~");
        screen.await("nothing\n");
        screen.resize(40, 4);
        screen.await("40x4\n" + "-".repeat(40));
        screen.type("q");
        assertEndsAs(ScreenLoop.End.LEFT, running);
    }

    @Test
    void takesNoKeyFromWhatIsPasted() throws Exception {
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n");
        screen.type("\u001b[200~" + "q\u001b[A\u001b[200~".repeat(20_000) + "\u001b[201~\u001b[201~");
        screen.await("nothing\n");
        screen.type("\u001b[200~q");
        screen.type("\u001b[201~\u001b[A");
        screen.await("up\n");
        screen.type("\u001b[200~q");
        screen.hangUp();
        assertEquals(ScreenLoop.End.GONE, running.get(PATIENCE, TimeUnit.SECONDS));
    }

    @Test
    void drawsNothingWhileNothingChangesAndOnceForManyKeys() throws Exception {
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n");
        screen.type("\u001b[A".repeat(2_000));
        screen.await("up\n");
        screen.type("q");
        assertEndsAs(ScreenLoop.End.LEFT, running);
        assertTrue(program.frames.get() < 1_000, program.frames::toString);
    }

    @Test
    void stopsWithTheProcessAndDrawsAllOfItAgainAfterwards() throws Exception {
        continued = new CountDownLatch(1);
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n");
        screen.terminal().raise(Signal.TSTP);
        suspended.await();
        assertIsGivenBack();
        continued.countDown();
        screen.await("ready\n20x5\n");
        assertTrue(screen.isAlternate());
        assertTrue(screen.marksPastes());
        assertNotEquals(before.toString(), screen.terminal().getAttributes().toString());
        screen.type("q");
        assertEndsAs(ScreenLoop.End.LEFT, running);
    }

    @Test
    void endsAtAnInterruptAndWhenAStopIsRequested() throws Exception {
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n");
        screen.terminal().raise(Signal.INT);
        assertEndsAs(ScreenLoop.End.INTERRUPTED, running);
        running = start();
        screen.await("ready\n");
        stop.request(Stop.Reason.TERMINATE);
        assertEndsAs(ScreenLoop.End.STOPPED, running);
    }

    @Test
    void givesTheTerminalBackWhenTheProgramFails() throws Exception {
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n");
        screen.type("x");
        ExecutionException e = assertThrows(ExecutionException.class, () -> running.get(PATIENCE, TimeUnit.SECONDS));
        assertEquals(
                "a fault in the program", Objects.requireNonNull(e.getCause()).getMessage());
        assertIsGivenBack();
    }

    @Test
    void endsWhenTheTerminalIsGone() throws Exception {
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n");
        screen.hangUp();
        assertEquals(ScreenLoop.End.GONE, running.get(PATIENCE, TimeUnit.SECONDS));
    }

    @Test
    void leavesATerminalThatHangsAsItIs() throws Exception {
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n");
        screen.hang();
        screen.type("\u001b[A");
        int frames = program.frames.get();
        while (program.frames.get() == frames) {
            Thread.onSpinWait();
        }
        stop.request(Stop.Reason.TERMINATE);
        assertTimeoutPreemptively(Duration.ofSeconds(PATIENCE), terminal::close);
        assertFalse(running.isDone());
        assertTrue(FullScreen.isAnyStuck());
    }

    @Test
    void discardsThePictureThatATerminalDoesNotTakeAndGivesItBack() throws Exception {
        terminal.close();
        AtomicInteger discards = new AtomicInteger();
        terminal = new FullScreen(
                screen.terminal(),
                ScreenColors.COLORED,
                Suspension.NONE,
                () -> {
                    discards.incrementAndGet();
                    screen.goOn();
                },
                () -> {});
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n");
        screen.hang();
        screen.type("\u001b[A");
        int frames = program.frames.get();
        while (program.frames.get() == frames) {
            Thread.onSpinWait();
        }
        terminal.close();
        assertIsGivenBack();
        assertTrue(discards.get() > 0);
        stop.request(Stop.Reason.TERMINATE);
        assertEndsAs(ScreenLoop.End.STOPPED, running);
    }

    @Test
    void hasNoColorsWhereTheUserWantsNone() throws Exception {
        terminal.close();
        terminal = open(ScreenColors.PLAIN);
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n");
        assertFalse(screen.hasColors());
        screen.type("q");
        assertEndsAs(ScreenLoop.End.LEFT, running);
        terminal = open(ScreenColors.COLORED);
        running = start();
        screen.await("left\n");
        assertTrue(screen.hasColors());
        screen.type("q");
        assertEndsAs(ScreenLoop.End.LEFT, running);
    }

    @Test
    void showsTheCursorWhereThereIsOne() throws Exception {
        FutureTask<ScreenLoop.End> running = start();
        screen.await("ready\n");
        assertFalse(screen.showsCursor());
        program.cursor = new Picture.Cursor(1, 3);
        program.text = "typed";
        screen.await("typed\n");
        assertTrue(screen.showsCursor());
        screen.type("q");
        assertEndsAs(ScreenLoop.End.LEFT, running);
        assertTrue(screen.showsCursor());
    }
}
