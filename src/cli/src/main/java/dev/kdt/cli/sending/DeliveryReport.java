package dev.kdt.cli.sending;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.host.RunReport;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import dev.kdt.flow.RunCounters;
import java.time.Duration;
import java.util.List;

/** The report on sending into a delivery stream: its summary, where an object is asked for. */
public record DeliveryReport(Session session, String deliveryStream, SummaryOption summary) implements RunReport {
    @Override
    public List<String> progress() {
        return List.of();
    }

    @Override
    public void conclude(RunCounters counters, Duration took) {
        if (!summary.isJson()) {
            return;
        }
        double seconds = took.toMillis() / 1e3;
        DataOut out = new DataOut(session.console().out());
        out.line(new PropertyList()
                .add("deliveryStream", deliveryStream)
                .add("records", counters.records())
                .add("sent", counters.delivered())
                .add("bytes", counters.bytes())
                .add("failed", counters.failed() + counters.undeliverable())
                .add("parked", counters.parked())
                .add("retried", counters.retries())
                .add("possiblyDuplicated", counters.doubtful() - counters.undeliverableInDoubt())
                .addFraction("seconds", seconds)
                .addFraction("recordsPerSecond", counters.delivered() / Math.max(0.001, seconds))
                .json());
        out.flush();
    }
}
