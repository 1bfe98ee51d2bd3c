package dev.kdt.cli.command;

import dev.kdt.cli.console.UsageException;
import dev.kdt.flow.Sleeper;
import dev.kdt.local.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The streams and delivery streams that are to be there when an endpoint starts. */
final class WantedStreams {
    @Option(
            names = "--stream",
            paramLabel = "NAME[:SHARDS]",
            description = "Create this stream if it does not exist, with 1 or SHARDS shards. May be repeated.")
    private List<String> streams = new ArrayList<>();

    @Option(
            names = "--delivery",
            paramLabel = "NAME[:STREAM]",
            description =
                    "Create this delivery stream if it does not exist: to the S3 bucket NAME, gzip, each second or MiB;"
                            + " from STREAM, or by PutRecord. May be repeated.")
    private List<String> deliveries = new ArrayList<>();

    /** @throws UsageException when one cannot be understood */
    void check() {
        shardsByStream();
        sourcesByDelivery();
    }

    /**
     * Makes those that are not there; each can be used when this returns.
     *
     * @param sleeper lets time pass on the endpoint's clock
     */
    void create(Endpoint endpoint, Sleeper sleeper) throws InterruptedException {
        if (streams.isEmpty() && deliveries.isEmpty()) {
            return;
        }
        try (LocalStreams local = new LocalStreams(endpoint, sleeper)) {
            for (Map.Entry<String, Integer> each : shardsByStream().entrySet()) {
                local.ensureStream(each.getKey(), each.getValue());
            }
            for (NamedParts each : sourcesByDelivery()) {
                local.ensureDeliveryStream(each.name(), each.part());
            }
        }
    }

    private List<NamedParts> sourcesByDelivery() {
        return deliveries.stream()
                .map(each -> NamedParts.parse("--delivery", each))
                .toList();
    }

    private Map<String, Integer> shardsByStream() {
        Map<String, Integer> shards = new LinkedHashMap<>();
        for (String each : streams) {
            NamedParts stream = NamedParts.parse("--stream", each);
            shards.put(stream.name(), shards(each, stream.part()));
        }
        return shards;
    }

    private static int shards(String option, @Nullable String part) {
        try {
            int shards = part == null ? 1 : Integer.parseInt(part);
            if (shards > 0) {
                return shards;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new UsageException("--stream: '" + option + "' is not NAME or NAME:SHARDS");
    }
}
