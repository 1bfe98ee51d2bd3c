package dev.kdt.cli.command.local;

import dev.kdt.cli.console.UsageException;
import dev.kdt.endpoint.InitialResources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name the streams and delivery streams that an endpoint starts with. */
final class InitialStreams {
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

    /**
     * The streams and deliveries that the options name.
     *
     * @throws UsageException when one cannot be understood
     */
    InitialResources resources() {
        return new InitialResources(
                streams.stream().map(InitialStreams::stream).toList(),
                deliveries.stream().map(InitialStreams::delivery).toList());
    }

    private static InitialResources.InitialStream stream(String text) {
        NamedParts parts = NamedParts.parse("--stream", text);
        return new InitialResources.InitialStream(parts.name(), shards(text, parts.part()));
    }

    private static InitialResources.InitialDelivery delivery(String text) {
        NamedParts parts = NamedParts.parse("--delivery", text);
        return new InitialResources.InitialDelivery(parts.name(), parts.part());
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
