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
        return report.average().isNone()
                ? "no advice: no record arrived"
                : "nothing to do: no shard is busy, and no two neighbours have so little to do that one would be"
                        + " enough";
    }
}
