package dev.kdt.cli.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.option.GlobalOptions;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.shard.SendStatistics;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendingReportTest {
    private final SendStatistics statistics = new SendStatistics(() -> 0);
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private SendingReport report(Terminal terminal) {
        Console console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                Map.of(),
                Path.of(""),
                Clock.systemUTC(),
                _ -> {},
                Signals.NONE);
        return new SendingReport(
                new Session(console, new GlobalOptions()), "orders", statistics, new SummaryOption(), FoundRate.NONE);
    }

    @Test
    void tellsWhatIsInFlightAndWhatWasThrottled() throws InterruptedException {
        SendingReport report = report(Terminal.NONE);
        assertEquals(List.of("0 in flight"), report.progress());
        for (int i = 0; i < 1_200; i++) {
            statistics.throttled("shardId-000000000000");
        }
        List<String> during = statistics.timed(() -> statistics.timed(report::progress));
        assertEquals(List.of("2 in flight", "1,200 throttled"), during);
        assertEquals(List.of("0 in flight", "1,200 throttled"), report.progress());
    }

    @Test
    void showsTheTableOnATerminalOnly() throws InterruptedException {
        statistics.timed(() -> 0);
        statistics.delivered("shardId-000000000007", 10);
        report(Terminal.NONE).conclude(new RunCounters(), Duration.ofSeconds(1));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        report(new Terminal(false, false, true)).conclude(new RunCounters(), Duration.ofSeconds(1));
        assertEquals(3, err.toString(StandardCharsets.UTF_8).lines().count());
    }
}
