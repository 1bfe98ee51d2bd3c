package dev.kdt.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
    @Test
    void eachNumberIsThatOfTheRun() throws Exception {
        try (RunRig rig = new RunRig()) {
            RunMetrics metrics = new RunMetrics(rig.run(), rig::now);
            rig.run().counters().addDropped("filter", 2);
            rig.run().counters().addDelivered(3, 40);
            rig.run().counters().addRetried(5);
            rig.run().counters().addDoubtful(6);
            rig.run().counters().addReload();
            rig.run().counters().addRefusedReload();
            rig.run().counters().addRefusedReload();
            rig.behind.put("shard-1", Duration.ofMillis(1500));
            rig.reads.throttled(7);
            rig.reads.batch(120, 5000);
            rig.pass(Duration.ofMinutes(1));
            assertEquals("""
                kdt_delivered_bytes_total 40.0
                kdt_delivered_records_total 3.0
                kdt_oldest_unread_age_seconds{shard="shard-1"} 1.5
                kdt_parked_records_total 0.0
                kdt_pipeline_reloads_total{result="loaded"} 1.0
                kdt_pipeline_reloads_total{result="refused"} 2.0
                kdt_possible_duplicates_total 6.0
                kdt_read_batch_bytes_count 1
                kdt_read_batch_bytes_sum 5000.0
                kdt_read_batch_records_count 1
                kdt_read_batch_records_sum 120.0
                kdt_read_bytes_total 0.0
                kdt_read_failed_requests_total 0.0
                kdt_read_records_total 0.0
                kdt_read_request_seconds_count 0
                kdt_read_request_seconds_sum 0.0
                kdt_read_throttles_total 7.0
                kdt_records_total{outcome="dropped"} 2.0
                kdt_records_total{outcome="failed"} 0.0
                kdt_records_total{outcome="kept"} 0.0
                kdt_retries_total 5.0
                kdt_run_start_time_seconds 1.7672256E9
                kdt_undeliverable_records_total 0.0
                """, withoutBuckets(metrics));
        }
    }

    private static String withoutBuckets(RunMetrics metrics) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, metrics.now(), EscapingScheme.UNDERSCORE_ESCAPING);
        StringBuilder lines = new StringBuilder();
        text.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.contains("_bucket{"))
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }
}
