package dev.kdt.cli.top;

import dev.kdt.load.Advisor;
import dev.kdt.load.LoadReport;

/** The reason for which there is no advice, in words. */
final class NoAdvice {
    private NoAdvice() {}

    static String words(LoadReport report) {
        boolean isShort = report.shards().stream().allMatch(each -> each.span().compareTo(Advisor.LEAST_SPAN) < 0);
        if (isShort) {
            return "no advice: that takes " + Advisor.LEAST_SPAN.toSeconds() + " seconds of arrivals";
        }
        if (report.average().isNone()) {
            return "no advice: no record arrived";
        }
        return !Advisor.isLongEnoughForMerges(report)
                ? "no shard is busy; whether fewer are enough takes a minute of every open shard"
                : "nothing to do: no shard is busy, and no two neighbours have so little to do that one would be"
                        + " enough";
    }
}
