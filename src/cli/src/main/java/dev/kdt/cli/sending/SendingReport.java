package dev.kdt.cli.sending;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.host.RunReport;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.shard.SendStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The report on sending into a stream: requests on their way while it runs; shards, refusals and latencies at the end. */
public record SendingReport(
        Session session, String stream, SendStatistics statistics, SummaryOption summary, FoundRate rate)
        implements RunReport {
    @Override
    public List<String> progress() {
        List<String> parts = new ArrayList<>();
        parts.add(statistics.inFlight() + " in flight");
        if (statistics.throttles() > 0) {
            parts.add(Amounts.count(statistics.throttles()) + " throttled");
        }
        return parts;
    }

    @Override
    public void conclude(RunCounters counters, Duration took) {
        if (summary.isJson()) {
            DataOut out = new DataOut(session.console().out());
            out.line(new SendingSummary(stream, statistics, rate)
                    .json(counters, took)
                    .json());
            out.flush();
            return;
        }
        if (session.console().terminal().err()) {
            new SendingTable(statistics).lines(took).forEach(session.messages()::say);
        }
        rate.found().forEach(session.messages()::say);
    }
}
