package dev.kdt.cli.command.local;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.InstantConverter;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.Durability;
import dev.kdt.endpoint.option.ShardQuota;
import dev.kdt.endpoint.option.Throttling;
import dev.kdt.endpoint.option.VirtualClock;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options for the conditions that an endpoint simulates: its clock, the service's limits, how sure it keeps what it has. */
final class SimulationOptions {
    private static final String VIRTUAL = "virtual";

    @Option(
            names = "--clock",
            paramLabel = "CLOCK",
            description = "system, or virtual: a clock that only 'kdt local tick' moves; virtual:TIME starts at TIME"
                    + " (system).")
    private String clock = "system";

    @Option(
            names = "--limits",
            description =
                    "Throttle as AWS does: per shard and second 1 MiB and 1,000 records in, 2 MiB and 5 reads out;"
                            + " the rates of other operations.")
    private boolean limits;

    @Option(
            names = "--shard-limit",
            paramLabel = "N",
            description = "Quota of open shards of the account (AWS's quota in the client's region: 20000, 6000 or"
                    + " 1000).")
    private @Nullable Integer shardLimit;

    @Option(
            names = "--transition",
            paramLabel = "DURATION",
            description =
                    "Time that streams and consumers stay CREATING, UPDATING and DELETING (100ms; 0s with a virtual"
                            + " clock).")
    private @Nullable Duration transition;

    @Option(
            names = "--fsync",
            description =
                    "Force records to the disk before they are acknowledged, so that they survive a power failure."
                            + " They survive 'kill -9' without it.")
    private boolean fsync;

    /** {@code options} under these conditions. */
    EndpointOptions applyTo(EndpointOptions options, Clock system) {
        Clock chosen = clock(system);
        Duration usual =
                chosen instanceof VirtualClock ? Duration.ZERO : options.store().transition();
        return options.withClock(chosen)
                .withShardQuota(shardQuota())
                .withLimits(limits ? Throttling.SERVICE : Throttling.NONE)
                .withTransition(transition == null ? usual : transition)
                .withDurability(fsync ? Durability.POWER_CUT : Durability.PROCESS_DEATH);
    }

    private ShardQuota shardQuota() {
        if (shardLimit == null) {
            return ShardQuota.BY_REGION;
        }
        if (shardLimit < 1) {
            throw new UsageException("--shard-limit: an account has at least 1 shard");
        }
        return ShardQuota.of(shardLimit);
    }

    private Clock clock(Clock system) {
        if (clock.equals("system")) {
            return system;
        }
        NamedParts parts = NamedParts.parse("--clock", clock);
        if (!parts.name().equals(VIRTUAL)) {
            throw new UsageException("--clock: '" + clock + "' is unknown (known: system, virtual, virtual:TIME)");
        }
        String start = parts.part();
        try {
            return new VirtualClock(start == null ? system.instant() : new InstantConverter(system).convert(start));
        } catch (TypeConversionException e) {
            throw new UsageException("--clock: " + e.getMessage());
        }
    }
}
