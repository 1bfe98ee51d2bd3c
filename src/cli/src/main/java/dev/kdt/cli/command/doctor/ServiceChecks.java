package dev.kdt.cli.command.doctor;

import dev.kdt.aws.AwsConfigException;
import dev.kdt.aws.CredentialSource;
import dev.kdt.aws.Probe;
import dev.kdt.aws.ServiceProbe;
import dev.kdt.cli.config.InForce;
import dev.kdt.cli.config.Setting;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.option.Session;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;

/** The services: where they are, whether they answer, and what the caller may do. */
final class ServiceChecks {
    /** A signature of another time is refused ("AWS General Reference, Signature Version 4"). */
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    /** A clock that is set by the network is nearer; the service tells its time in whole seconds. */
    private static final Duration USUAL_SKEW = Duration.ofSeconds(10);

    /** Longer, and a call for each batch of records is felt. */
    private static final Duration SLOW = Duration.ofMillis(500);

    private static final Duration SOON = Duration.ofMinutes(15);

    /** The share of a limit from which on it is told. */
    private static final double NEARLY = 0.9;

    private final Session session;
    private final ServiceProbe probe;
    private final CheckResults results;

    ServiceChecks(Session session, ServiceProbe probe, CheckResults results) {
        this.session = session;
        this.probe = probe;
        this.results = results;
    }

    /** Whether calls are answered, so that more of them make sense. */
    boolean run() throws InterruptedException {
        if (!isConfigured()) {
            return false;
        }
        Instant before = session.console().clock().instant();
        Probe<?> first = probe.kinesis("ListStreams", "streams", kinesis -> kinesis.listStreams(ask -> ask.limit(1)));
        clock(first, before);
        if (!isAnswered(first)) {
            return false;
        }
        Probe<DescribeLimitsResponse> second =
                probe.kinesis("DescribeLimits", "limits", kinesis -> kinesis.describeLimits(ask -> {}));
        connection(first, second);
        permission("kinesis:ListStreams", first, "kdt stream list and the completion of names need it");
        limits(second);
        permission(
                "firehose:ListDeliveryStreams",
                probe.firehose(
                        "ListDeliveryStreams",
                        "delivery streams",
                        firehose -> firehose.listDeliveryStreams(ask -> ask.limit(1))),
                "kdt delivery list and the completion of names need it");
        results.unchecked(
                "permissions to write",
                "kinesis:PutRecords, firehose:PutRecordBatch: no call tells without writing"
                        + " (kdt produce STREAM -n 1 writes a record)");
        return true;
    }

    private boolean isConfigured() throws InterruptedException {
        try {
            results.ok("endpoint", endpoint());
            results.ok("region", region());
            credentials(probe.credentials());
            return true;
        } catch (AwsConfigException e) {
            results.wrong("AWS settings", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private String endpoint() {
        String text =
                probe.endpoint() == null ? "that of AWS" : probe.endpoint().toString();
        InForce origin = session.configuration().findEndpoint();
        return text + (origin == null ? "" : " (" + origin.origin() + ")");
    }

    private String region() throws InterruptedException {
        String region = probe.region();
        if (session.localAddress().isPresent()) {
            return region + " (kdt local has no other)";
        }
        InForce found = session.configuration().find(Setting.REGION);
        return region + " (" + (found == null ? "the AWS files, or the machine's" : found.origin()) + ")";
    }

    private void credentials(CredentialSource source) {
        InForce profile = session.configuration().find(Setting.PROFILE);
        boolean profileCounts = source.kind() != CredentialSource.Kind.MADE_UP;
        String text = "from " + source.words()
                + (profile == null || !profileCounts
                        ? ""
                        : ", profile " + profile.value() + " (" + profile.origin() + ")");
        Instant end = source.expiration();
        Instant now = session.console().clock().instant();
        if (source.kind() == CredentialSource.Kind.MADE_UP) {
            results.ok("credentials", source.words());
        } else if (source.kind() == CredentialSource.Kind.ENVIRONMENT && profile != null) {
            results.warning(
                    "credentials", text, "those of the environment go before the profile's: unset AWS_ACCESS_KEY_ID");
        } else if (end != null && end.isBefore(now.plus(SOON))) {
            results.warning(
                    "credentials",
                    text + ", "
                            + (end.isBefore(now)
                                    ? "expired"
                                    : "expiring in " + Amounts.time(Duration.between(now, end))),
                    "log in again");
        } else {
            results.ok("credentials", text + (source.temporary() ? ", temporary" : ""));
        }
    }

    /** Of a time in the middle of the call, to a second: the service tells no more. */
    private void clock(Probe<?> call, Instant before) {
        Instant theirs = call.serviceTime();
        if (theirs == null) {
            results.unchecked("clock", "the service did not tell its time");
            return;
        }
        Instant ours = before.plus(call.took().dividedBy(2));
        Duration skew = Duration.between(theirs, ours).abs();
        String text = skew.compareTo(USUAL_SKEW) < 0
                ? "within " + USUAL_SKEW.toSeconds() + " s of the service's"
                : Amounts.time(skew) + (ours.isBefore(theirs) ? " behind" : " before") + " the service's";
        if (skew.compareTo(MOST_SKEW) >= 0) {
            results.wrong("clock", text, "set the clock (NTP): signatures of another time are refused");
        } else if (skew.compareTo(USUAL_SKEW) >= 0) {
            results.warning("clock", text, "set the clock (NTP): 5 minutes are too many");
        } else {
            results.ok("clock", text);
        }
    }

    private boolean isAnswered(Probe<?> call) {
        return switch (call.outcome()) {
            case UNREACHABLE, UNCONFIGURED, FAILED -> {
                results.wrong("connection", call.words());
                yield false;
            }
            case REFUSED_CREDENTIALS -> {
                results.wrong("credentials", call.words());
                yield false;
            }
            case DONE, DENIED, MISSING, THROTTLED -> true;
        };
    }

    /** @param second on a connection that is there, and by a program that is warm */
    private void connection(Probe<?> first, Probe<?> second) {
        String text = probe.place() + " answers after " + second.took().toMillis() + " ms, the first time after "
                + first.took().toMillis() + " ms";
        if (second.took().compareTo(SLOW) > 0) {
            results.warning("connection", text, "is the region far away, or a proxy slow?");
        } else {
            results.ok("connection", text);
        }
    }

    private void limits(Probe<DescribeLimitsResponse> call) {
        DescribeLimitsResponse limits = call.answer();
        if (limits == null) {
            permission("kinesis:DescribeLimits", call, "only kdt doctor needs it");
            return;
        }
        String text = usage(limits.openShardCount(), limits.shardLimit(), "shard") + ", "
                + usage(limits.onDemandStreamCount(), limits.onDemandStreamCountLimit(), "on-demand stream");
        if (isNearly(limits.openShardCount(), limits.shardLimit())
                || isNearly(limits.onDemandStreamCount(), limits.onDemandStreamCountLimit())) {
            results.warning("limits of the account", text, "ask for more in the Service Quotas console");
        } else {
            results.ok("limits of the account", text);
        }
    }

    private static String usage(@Nullable Integer used, @Nullable Integer most, String thing) {
        return used == null || most == null
                ? "unknown number of " + thing + "s"
                : Amounts.count(used) + " of " + Amounts.count(most, thing);
    }

    private static boolean isNearly(@Nullable Integer used, @Nullable Integer most) {
        return used != null && most != null && used >= NEARLY * most;
    }

    /** A permission without which much works. */
    private void permission(String name, Probe<?> call, String who) {
        switch (call.outcome()) {
            case DONE -> results.ok(name, "allowed");
            case DENIED -> results.warning(name, "denied: " + call.words(), who + ": ask for it, if you do");
            case THROTTLED -> results.warning(name, call.words(), "others call, too: try again");
            case MISSING, FAILED, UNREACHABLE, UNCONFIGURED, REFUSED_CREDENTIALS ->
                results.warning(name, call.words(), who);
        }
    }
}
