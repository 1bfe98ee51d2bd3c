package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.flow.Stop;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kdt tail} that is stopped while nobody reads what it prints. */
@Timeout(120)
class TailStopTest extends LocalCommands {
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch read = new CountDownLatch(1);
    private final CompletableFuture<Stop> running = new CompletableFuture<>();

    @ParameterizedTest
    @CsvSource({"TERMINATE,143,-v", "INTERRUPT,130,--group=g", "TERMINATE,143,--merge", "INTERRUPT,130,-o=pretty"})
    void itEndsWithTheSignalsCode(Stop.Reason reason, int code, String option) throws Exception {
        produce(0, 20);
        signals = running::complete;
        out = blocking();
        CompletableFuture<Ran> ran =
                CompletableFuture.supplyAsync(() -> kdt("", "tail", "orders", "--since", "trim-horizon", option));
        blocked.await();
        running.get().request(reason);
        try {
            assertEquals(new Ran("", code), ran.join());
        } finally {
            read.countDown();
        }
    }

    private OutputStream blocking() {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                blocked.countDown();
                try {
                    read.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
    }
}
