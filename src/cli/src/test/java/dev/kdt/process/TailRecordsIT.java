package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Records that are hard to show, and more of them than a terminal takes, on the screen of {@code kdt tail}. */
class TailRecordsIT extends TailTerminal {
    /** With marks that combine, and characters of two columns: some of one code point, some of several. */
    private static final List<String> KEYS =
            List.of("plain", "e\u0301te\u0301", "\u6f22\u5b57", "\u0e17\u0e35\u0e48", "\uff21\uff22", "\uc548\ub155");

    @Test
    void columnsStandBelowEachOtherWhateverTheCharacters() throws Exception {
        produce(KEYS.stream()
                .map(key -> "{\"k\":\"" + key + "\",\"v\":\"" + (key + "-").repeat(20) + "\"}\n")
                .collect(Collectors.joining()));
        try (Tmux tmux = new Tmux(folder)) {
            tail(tmux);
            for (int columns : List.of(60, 80, 200)) {
                tmux.resize(columns, 20);
                tmux.await("6 held");
                for (String key : KEYS) {
                    tmux.await("{\"k\":\"" + key + "\"");
                }
                List<String> rows = tmux.screen()
                        .lines()
                        .filter(row -> row.contains("{\"k\""))
                        .toList();
                assertEquals(KEYS.size(), rows.size(), tmux.screen());
                int expected = tmux.columns(before(rows.getFirst()));
                for (String row : rows) {
                    assertEquals(expected, tmux.columns(before(row)), tmux.screen());
                    assertTrue(tmux.columns(row) <= columns, tmux.screen());
                }
            }
            tmux.keys("q");
            assertIsWhole(tmux, 0);
        }
    }

    private static String before(String row) {
        return row.substring(0, row.indexOf("{\"k\""));
    }

    @Test
    void aRecordOf10MebibytesIsShownLaidOutAndInHexadecimal() throws Exception {
        takeLargeRecords();
        produce("{\"k\":\"large\",\"v\":\"" + "x".repeat((10 << 20) - 100) + "\",\"last\":true}\n");
        try (Tmux tmux = new Tmux(folder)) {
            tail(tmux);
            tmux.await("large {\"k\":\"large\",\"v\":\"xxxx");
            tmux.keys("g", "Enter");
            tmux.await("decoded by     json");
            tmux.keys("G");
            tmux.await("\"last\": true");
            tmux.keys("x");
            tmux.await("7b22 6b22 3a22 6c61");
            tmux.keys("y");
            tmux.await("not copied: 10.0 MiB are too long for a terminal");
            tmux.keys("q");
            assertIsWhole(tmux, 0);
        }
    }

    private void takeLargeRecords() {
        try (Clients clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()))) {
            KinesisClient kinesis = clients.kinesis();
            String arn = kinesis.describeStreamSummary(request -> request.streamName("orders"))
                    .streamDescriptionSummary()
                    .streamARN();
            kinesis.updateMaxRecordSize(request -> request.streamARN(arn).maxRecordSizeInKiB(10 << 10));
        }
    }

    @Test
    void answersKeysWhileManyMoreRecordsComeThanItHolds() throws Exception {
        produceMany(200_000);
        try (Tmux tmux = new Tmux(folder)) {
            tail(tmux);
            tmux.await(" held");
            tmux.keys("?");
            tmux.await("pause: the screen stands");
            tmux.keys("Escape");
            tmux.await("10,000 held");
            tmux.await("caught up");
            tmux.keys("/", ".n < 0", "Enter");
            tmux.await("0 of 10,000 shown");
            tmux.keys("q");
            assertIsWhole(tmux, 0);
            assertTrue(tmux.screen().contains("200,000 records: 200,000 given to the screen"), tmux.screen());
        }
    }

    /** A terminal that takes 12 kB a second shows some pictures a second, while records come faster. */
    @Test
    void aSlowTerminalShowsTheNewestOfAll() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script is not installed here");
        produceMany(50_000);
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type("export KDT_LOCAL=127.0.0.1:" + endpoint.port() + " SHELL=/bin/bash; export -f kdt");
            tmux.type("clear; stty -g > stty.before; echo before; script -qfc \"kdt tail orders --since trim-horizon;"
                + " echo ended with \\$?\" /dev/null | while [ $(dd bs=600 count=1 status=none | tee /dev/tty | wc -c)"
                + " -gt 0 ]; do sleep 0.05; done");
            tmux.await("10,000 held");
            tmux.await("caught up");
            tmux.await("\"n\":4999"); // Of one shard or the other, which come in any order.
            tmux.keys("Space");
            tmux.await("PAUSED");
            tmux.keys("q");
            assertIsWhole(tmux, 0);
        }
    }

    private void produceMany(int count) throws Exception {
        String lines = IntStream.range(0, count)
                .mapToObj(each -> "{\"k\":\"k" + each + "\",\"n\":" + each + "}\n")
                .collect(Collectors.joining());
        try (KdtProcess produce = place.start("produce", "orders", "-k", ".k", "--aggregate")) {
            assertEquals(0, produce.feed(lines).ended().code());
        }
    }
}
