package dev.kdt.cli.command.demo;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Color;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.demo.Arrivals;
import dev.kdt.cli.demo.DemoTable;
import dev.kdt.cli.demo.FunctionTally;
import dev.kdt.cli.demo.Reconciliation;
import dev.kdt.cli.host.LocalStreams;
import dev.kdt.cli.option.Session;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.InitialResources;
import dev.kdt.endpoint.InitialResources.InitialDelivery;
import dev.kdt.endpoint.InitialResources.InitialStream;
import dev.kdt.endpoint.redshift.CopyException;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.PipelineException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kdt demo}. */
@Command(
        name = "demo",
        header = "Send 20,000 orders through a stream and a pipeline to objects, and count them at each end.",
        description = {
            "Starts 'kdt local' on a free port, produces orders (some compressed, some aggregated, three broken),",
            "runs samples/orders.yaml on them, delivers the results through Firehose, reads the objects, and checks",
            "that every order arrived once, was dropped, or was parked. With --redshift, Firehose also loads the",
            "objects into a new table, and the rows are counted. With --lambda the pipeline is packed as 'kdt lambda",
            "package' does, and that function, in processes of its own, gets the orders by an event source mapping."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int ORDERS = 20_000;
    private static final int SHARDS = 4;
    private static final int SHOWN = 3;
    private static final String DELIVERY = "archive";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Session session;
    private DataOut out;

    @Option(names = "--data", paramLabel = "DIR", description = "New folder for the data (a temporary folder).")
    private @Nullable String data;

    @Option(names = "--lambda", description = "Run the pipeline as a Lambda function.")
    private boolean lambda;

    @Mixin
    private final DemoTableOptions redshift = new DemoTableOptions();

    public DemoCommand(Session session) {
        this.session = session;
        this.out = new DataOut(session.console().out());
    }

    @Override
    public Integer call() throws IOException, InterruptedException, PipelineException, CopyException {
        boolean quiet = session.messages().quiet();
        if (quiet) {
            out = new DataOut(OutputStream.nullOutputStream());
        }
        DemoTable table = redshift.table(session.console());
        Path folder = folder();
        Stop stop = session.stopOnSignal();
        if (table != null) {
            table.create();
        }
        DemoFunction function = lambda ? DemoFunction.pack(session, folder, DemoFlow.pipelineText(), DELIVERY) : null;
        FunctionTally tally = new FunctionTally();
        try (Endpoint endpoint = Endpoint.start(options(folder, table, function, tally))) {
            Session inside = session.at(endpoint.uri());
            DemoFlow flow = new DemoFlow(quiet ? inside.silent() : inside, stop);
            heading("kdt local at " + endpoint.uri() + ", with its data in " + folder);
            prepare(endpoint, table);
            heading("Orders into stream '" + DemoFlow.STREAM + "', " + SHARDS
                    + " shards: plain, compressed, aggregated");
            int produced = flow.produce(ORDERS);
            out.line("some records are aggregates, which carry several orders").flush();
            heading("Some of them, as kdt tail prints them");
            if (!quiet) {
                flow.show(SHOWN);
            }
            Processed processed = function == null
                    ? process(flow, folder)
                    : awaitProcessed(function, tally, new Awaited(produced, folder, stop));
            if (stop.isRequested()) {
                return ExitCode.of(new RunCounters(), stop);
            }
            Reconciliation reconciliation = new Reconciliation(
                    produced,
                    objects(folder.resolve("s3").resolve(DELIVERY), processed.delivered()),
                    processed.dropped(),
                    processed.failed(),
                    table == null ? null : rows(table, processed.delivered()));
            return account(reconciliation, folder);
        }
    }

    /**
     * The orders after the pipeline.
     *
     * @param delivered how many went to the delivery stream
     * @param dropped how many each step dropped
     * @param failed those that were parked
     */
    private record Processed(long delivered, Map<String, Long> dropped, Arrivals failed) {}

    /** Runs the pipeline in this process. */
    private Processed process(DemoFlow flow, Path folder) throws IOException, InterruptedException, PipelineException {
        heading("The pipeline " + DemoFlow.PIPELINE + ", its results into delivery stream '" + DELIVERY + "'");
        Path state = folder.resolve("groups").resolve(DemoFlow.STREAM);
        RunCounters counters = flow.deliver(DELIVERY, state);
        return new Processed(
                counters.delivered(), counters.droppedByStep(), Arrivals.inParked(state.resolve("parked.ndjson")));
    }

    private record Awaited(int produced, Path folder, Stop stop) {}

    /** Waits until the function has settled all orders, or gets no further. */
    private Processed awaitProcessed(DemoFunction function, FunctionTally tally, Awaited awaited)
            throws IOException, InterruptedException {
        heading("The pipeline " + DemoFlow.PIPELINE + " as a Lambda function of " + Amounts.bytes(function.size())
                + ", which gets the stream by an event source mapping");
        long settled = 0;
        Instant end = session.console().clock().instant().plus(PATIENCE);
        while (settled < awaited.produced() && !awaited.stop().isRequested() && isBefore(end)) {
            if (tally.settled() > settled) {
                settled = tally.settled();
                end = session.console().clock().instant().plus(PATIENCE);
            }
        }
        out.line("   " + Amounts.count(settled, "order") + " settled; it logs to "
                        + awaited.folder().resolve("lambda").resolve(DemoFunction.NAME))
                .flush();
        Path parked = awaited.folder().resolve("s3").resolve(DemoFunction.PARKED);
        return new Processed(tally.delivered(), tally.dropped(), objects(parked, tally.parked()));
    }

    private Path folder() throws IOException {
        if (data == null) {
            return Files.createTempDirectory("kdt-demo-");
        }
        Path folder = session.console().path(data);
        if (Files.exists(folder)) {
            throw new UsageException("--data: " + data + " exists already (name a new folder)");
        }
        return folder;
    }

    private EndpointOptions options(
            Path folder, @Nullable DemoTable table, @Nullable DemoFunction function, FunctionTally tally)
            throws IOException {
        List<InitialDelivery> deliveries = new ArrayList<>();
        if (table == null) {
            deliveries.add(new InitialDelivery(DELIVERY, null));
        }
        if (function != null) {
            deliveries.add(new InitialDelivery(DemoFunction.PARKED, null));
        }
        InitialResources resources =
                new InitialResources(List.of(new InitialStream(DemoFlow.STREAM, SHARDS)), deliveries);
        DamageReport damage = new DamageReport(session.messages());
        EndpointOptions options = EndpointOptions.in(folder).withEvents(event -> {
            damage.happened(event);
            tally.happened(event);
        });
        return function == null
                ? options.withResources(resources)
                : options.withLambda(function.options())
                        .withResources(resources.withMappings(List.of(function.mapping(DemoFlow.STREAM))));
    }

    private void prepare(Endpoint endpoint, @Nullable DemoTable table) throws InterruptedException {
        if (table != null) {
            try (LocalStreams local =
                    new LocalStreams(endpoint, session.console().sleeper())) {
                local.createDeliveryStream(DELIVERY, table);
            }
        }
    }

    /** The delivered objects, as soon as all have arrived. */
    private Arrivals objects(Path bucket, long rows) throws IOException, InterruptedException {
        Instant end = session.console().clock().instant().plus(PATIENCE);
        Arrivals arrivals = Arrivals.inObjects(bucket);
        while (arrivals.rows() < rows && isBefore(end)) {
            arrivals = Arrivals.inObjects(bucket);
        }
        return arrivals;
    }

    private DemoTable.Loaded rows(DemoTable table, long rows) throws CopyException, InterruptedException {
        heading("Rows in table " + table.name());
        Instant end = session.console().clock().instant().plus(PATIENCE);
        DemoTable.Loaded loaded = table.loaded();
        while (loaded.rows() < rows && isBefore(end)) {
            loaded = table.loaded();
        }
        table.summary().forEach(line -> out.line("   " + line));
        return loaded;
    }

    private boolean isBefore(Instant end) throws InterruptedException {
        session.console().sleeper().sleep(BETWEEN_LOOKS);
        return session.console().clock().instant().isBefore(end);
    }

    private int account(Reconciliation reconciliation, Path folder) {
        heading("Counted at each end");
        reconciliation.lines().forEach(line -> out.line("   " + line));
        heading("The data is kept. Try next:");
        out.line("   kdt local --data " + folder + "        (in another terminal)")
                .line("   kdt tail orders --local --since trim-horizon --where '.qty > 8' -n 5")
                .line(
                        lambda
                                ? "   zcat " + folder + "/s3/parked/*/*/*/*/*.gz | kdt process -e .failure.message"
                                : "   kdt process -e .failure.message " + folder + "/groups/orders/parked.ndjson")
                .line("   zcat " + folder + "/s3/archive/*/*/*/*/*.gz | head -3");
        out.flush();
        if (!reconciliation.holds()) {
            session.messages().error("the counts do not match:\n" + String.join("\n", reconciliation.lines()));
            return ExitCode.FAILED;
        }
        return ExitCode.DONE;
    }

    private void heading(String text) {
        out.line("").line(session.coloredData() ? Color.BOLD.paint(text) : text).flush();
    }
}
