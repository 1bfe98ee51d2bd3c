package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess;
import dev.kdt.process.KdtProcess.Place;
import dev.kdt.process.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of a run, read and judged by Prometheus's own {@code promtool check metrics}. */
class PrometheusIT {
    private static final int RECORDS = 1_000;

    @TempDir
    private Path folder;

    /** What promtool said of a text. */
    private record Judgement(int code, String told) {}

    @Test
    void theMetricsOfARunAreReadAndNothingIsToBeSaidAgainstThem() throws Exception {
        Client.PROMTOOL.program();
        URI metrics = URI.create("http://127.0.0.1:" + Place.freePort() + "/metrics");
        Files.writeString(folder.resolve("p.yaml"), """
            name: p
            steps:
              - filter: . % 10 != 0
              - map: 'if . % 97 == 1 then error("poison") else . end'
            """);
        String numbers = IntStream.range(0, RECORDS).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
        try (LocalKdt local =
                        LocalKdt.start(folder, "--stream", "orders:2", "--stream", "copy", "--delivery", "archive");
                HttpClient http = HttpClient.newHttpClient();
                KdtProcess run = local.place()
                        .start(
                                "run",
                                "p.yaml",
                                "--from",
                                "orders",
                                "--to",
                                "kinesis:copy",
                                "--state",
                                "state",
                                "--metrics",
                                String.valueOf(metrics.getPort()))) {
            run.awaitSaid("metrics: ");
            try (KdtProcess produce = local.place().start("produce", "orders")) {
                assertEquals(0, produce.feed(numbers + "\n").ended().code());
            }
            Waiting.until(
                    () -> read(http, metrics).contains("kdt_read_records_total " + RECORDS + ".0\n"),
                    "the run did not read all");
            assertEquals(new Judgement(0, ""), judge(read(http, metrics)));
        }
    }

    @Test
    void aMistakeIsFound() throws Exception {
        Client.PROMTOOL.program();
        Judgement unreadable = judge("# TYPE kdt_x_total counter\nkdt_x_total{shard=1} 2\n");
        assertNotEquals(0, unreadable.code());
        Judgement unusual = judge("# HELP kdt_x Records.\n# TYPE kdt_x counter\nkdt_x 2\n");
        assertNotEquals(0, unusual.code());
        assertTrue(unusual.told().contains("counter metrics should have \"_total\" suffix"), unusual.told());
    }

    private static String read(HttpClient http, URI metrics) throws IOException {
        try {
            return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Judgement judge(String metrics) throws IOException, InterruptedException {
        Path text = Files.writeString(folder.resolve("metrics.txt"), metrics);
        Process promtool = new ProcessBuilder(Client.PROMTOOL.program(), "check", "metrics")
                .redirectInput(text.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Judgement(promtool.waitFor(), told);
    }
}
