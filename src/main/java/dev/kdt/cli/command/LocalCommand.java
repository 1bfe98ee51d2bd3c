package dev.kdt.cli.command;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.LocalAddress;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StateFolder;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Tally;
import dev.kdt.local.Endpoint;
import dev.kdt.local.EndpointOptions;
import dev.kdt.pipeline.PipelineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kdt local}. */
@Command(
        name = "local",
        header = "Kinesis and Firehose on this machine, for kdt and every other AWS client.",
        description = {
            "Runs until it is stopped. What was acknowledged is kept in the data folder, also when this",
            "process is killed; objects are delivered to DATA/s3/BUCKET/KEY, or to an S3-compatible service."
        })
public final class LocalCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    private final Session session;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 for any (4567, or what KDT_LOCAL says).")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that holds everything (~/.local/state/kdt/local).")
    private @Nullable String data;

    @Option(
            names = "--stream",
            paramLabel = "NAME[:SHARDS]",
            description = "A stream that is to be there, with 1 shard or as many as said. May be repeated.")
    private List<String> streams = new ArrayList<>();

    @Option(
            names = "--delivery",
            paramLabel = "NAME[:STREAM]",
            description =
                    "A delivery stream that is to be there: to S3 bucket NAME, each second or MiB, gzip; of what is in"
                            + " STREAM, or of what is put directly. May be repeated.")
    private List<String> deliveries = new ArrayList<>();

    @Mixin
    private final LocalDeliveryOptions delivery = new LocalDeliveryOptions();

    public LocalCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, PipelineException {
        LocalAddress address = session.localAddress().orElse(LocalAddress.USUAL);
        int listenAt = port == null ? address.port() : port;
        if (listenAt < 0 || listenAt > LARGEST_PORT) {
            throw new UsageException("--port: there is no port " + listenAt);
        }
        Path folder = data == null
                ? StateFolder.of(session.console()).resolve("local")
                : session.console().path(data);
        Map<String, Integer> wanted = shardsByStream();
        List<NamedParts> wantedDeliveries = deliveries.stream()
                .map(each -> NamedParts.parse("--delivery", each))
                .toList();
        Stop stop = session.stopOnSignal();
        EndpointOptions options = EndpointOptions.in(folder)
                .withPort(listenAt)
                .withClock(session.console().clock())
                .withReport(session.messages()::warn);
        try (S3Store elsewhere = delivery.store(session);
                Endpoint endpoint = Endpoint.start(options.withDelivery(delivery.options(session, elsewhere)))) {
            create(endpoint, wanted, wantedDeliveries);
            session.messages()
                    .say("listening at " + endpoint.uri() + ", data in " + folder
                            + (elsewhere == null ? "" : ", objects at " + elsewhere.place()) + " (Ctrl-C stops it)");
            await(stop);
        }
        return ExitCode.of(new Tally(), stop);
    }

    private void create(Endpoint endpoint, Map<String, Integer> wanted, List<NamedParts> wantedDeliveries)
            throws InterruptedException {
        if (wanted.isEmpty() && wantedDeliveries.isEmpty()) {
            return;
        }
        try (LocalStreams local =
                new LocalStreams(endpoint.uri(), session.console().sleeper())) {
            for (Map.Entry<String, Integer> each : wanted.entrySet()) {
                local.ensureStream(each.getKey(), each.getValue());
            }
            for (NamedParts each : wantedDeliveries) {
                local.ensureDeliveryStream(each.name(), each.part());
            }
        }
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

    private static void await(Stop stop) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        stop.onRequest(stopped::countDown);
        stopped.await();
    }
}
