package dev.kdt.cli.command.demo;

import dev.kdt.cli.console.Color;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.demo.Arrivals;
import dev.kdt.cli.demo.DemoTable;
import dev.kdt.cli.demo.Reconciliation;
import dev.kdt.cli.host.LocalStreams;
import dev.kdt.cli.option.Session;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.InitialResources;
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
import java.util.List;
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
            "objects into a new table, and the rows are counted."
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
        try (Endpoint endpoint = Endpoint.start(options(folder, table))) {
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
            heading("The pipeline " + DemoFlow.PIPELINE + ", its results into delivery stream '" + DELIVERY + "'");
            Path state = folder.resolve("groups").resolve(DemoFlow.STREAM);
            RunCounters counters = flow.deliver(DELIVERY, state);
            if (stop.isRequested()) {
                return ExitCode.of(counters, stop);
            }
            Reconciliation reconciliation = new Reconciliation(
                    produced,
                    objects(folder.resolve("s3").resolve(DELIVERY), counters.delivered()),
                    counters.droppedByStep(),
                    Arrivals.inParked(state.resolve("parked.ndjson")),
                    table == null ? null : rows(table, counters.delivered()));
            return account(reconciliation, folder);
        }
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

    private EndpointOptions options(Path folder, @Nullable DemoTable table) {
        List<InitialResources.InitialDelivery> deliveries =
                table == null ? List.of(new InitialResources.InitialDelivery(DELIVERY, null)) : List.of();
        return EndpointOptions.in(folder)
                .withEvents(new DamageReport(session.messages()))
                .withResources(new InitialResources(
                        List.of(new InitialResources.InitialStream(DemoFlow.STREAM, SHARDS)), deliveries));
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
                .line("   kdt process -e .failure.message " + folder + "/groups/orders/parked.ndjson")
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
