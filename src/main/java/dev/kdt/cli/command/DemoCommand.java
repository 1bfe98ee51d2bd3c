package dev.kdt.cli.command;

import dev.kdt.aws.StartAt;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Color;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.demo.Arrivals;
import dev.kdt.cli.demo.DemoOrders;
import dev.kdt.cli.demo.Reconciliation;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PrettyRenderer;
import dev.kdt.codec.Chain;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Tally;
import dev.kdt.generate.Template;
import dev.kdt.generate.Templates;
import dev.kdt.local.Endpoint;
import dev.kdt.local.EndpointOptions;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.config.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kdt demo}. */
@Command(
        name = "demo",
        header = "Send 20,000 orders the whole way, on this machine, and count them at each end.",
        description = {
            "Starts an endpoint on a free port, produces orders (some compressed, some aggregated, three",
            "broken), runs the pipeline of samples/orders.yaml on them, delivers through Firehose, reads the",
            "objects back, and checks that every order ended somewhere, once."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int ORDERS = 20_000;
    private static final int SHARDS = 4;
    private static final String STREAM = "orders";
    private static final String DELIVERY = "archive";
    private static final String PIPELINE = "samples/orders.yaml";
    private static final long SEED = 2026;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Session session;
    private final DataOut out;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for all of it; must not be there yet (a temporary one).")
    private @Nullable String data;

    public DemoCommand(Session session) {
        this.session = session;
        this.out = new DataOut(session.console().out());
    }

    @Override
    public Integer call() throws IOException, InterruptedException, PipelineException {
        Path folder = folder();
        Stop stop = session.stopOnSignal();
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(folder).withReport(session.messages()::warn))) {
            Session here = session.at(endpoint.uri());
            heading("An endpoint of its own: " + endpoint.uri() + ", its data in " + folder);
            try (LocalStreams local =
                    new LocalStreams(endpoint.uri(), session.console().sleeper())) {
                local.ensureStream(STREAM, SHARDS);
                local.ensureDeliveryStream(DELIVERY, null);
            }
            int produced = produce(here, stop);
            show(here);
            Path state = folder.resolve("groups").resolve(STREAM);
            Tally tally = deliver(here, state, stop);
            if (stop.isRequested()) {
                return ExitCode.of(tally, stop);
            }
            Arrivals delivered = awaitObjects(folder.resolve("s3").resolve(DELIVERY), tally.delivered());
            Arrivals failed = Arrivals.inParked(state.resolve("parked.ndjson"));
            return account(new Reconciliation(produced, delivered, tally.droppedByStep(), failed), folder);
        }
    }

    private Path folder() throws IOException {
        if (data == null) {
            return Files.createTempDirectory("kdt-demo-");
        }
        Path folder = session.console().path(data);
        if (Files.exists(folder)) {
            throw new UsageException("--data: " + data + " is there already (name a new folder)");
        }
        return folder;
    }

    private int produce(Session here, Stop stop) throws InterruptedException {
        heading("Orders into stream '" + STREAM + "', " + SHARDS + " shards: plain, compressed, aggregated");
        Template template =
                Templates.find("orders").orElseThrow().maker().make(SEED, Instant.parse("2026-01-01T00:00:00Z"));
        DemoOrders orders = new DemoOrders(template, ORDERS);
        new Transfer(here, stop).run(orders, new AsTheyAre(Slice.EMPTY), new Target.Stream(STREAM), new SendOptions());
        return orders.produced();
    }

    private void show(Session here) throws InterruptedException {
        heading("A few of them, as kdt tail shows them");
        Pipeline identity = Pipeline.identity(Chain.AUTO, OutputFormat.PRETTY.encoding());
        StreamReading reading = new StreamReading(STREAM, new StartAt.TrimHorizon(), null, Set.of());
        Processors processors = new Processors(identity, Processors.AfterFailure.TAKE_BACK, session.messages()::warn);
        new StreamView(
                        reading,
                        new ShownAnyway(processors, OutputFormat.PRETTY),
                        session.coloredData() ? PrettyRenderer.colored() : PrettyRenderer.plain(),
                        3L,
                        null)
                .show(here, new Stop(), new Tally());
    }

    private Tally deliver(Session here, Path state, Stop stop)
            throws InterruptedException, IOException, PipelineException {
        heading("The pipeline " + PIPELINE + ", and what it keeps to delivery stream '" + DELIVERY + "'");
        Tally tally = new Tally();
        new LiveRun(
                        pipeline(),
                        new StreamReading(
                                STREAM,
                                new StartAt.TrimHorizon(),
                                session.console().clock().instant(),
                                Set.of()),
                        new Target.Delivery(DELIVERY),
                        new LiveRun.State(STREAM, state, null),
                        1,
                        Runtime.getRuntime().availableProcessors())
                .run(here, stop, tally);
        return tally;
    }

    private Pipeline pipeline() throws IOException, PipelineException {
        try (InputStream in = DemoCommand.class.getResourceAsStream("/" + PIPELINE)) {
            if (in == null) {
                throw new IOException(PIPELINE + " is not in the artefact");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PipelineFile.parse(
                            PIPELINE,
                            text,
                            new Surroundings(
                                    session.console().environment(),
                                    session.console().clock(),
                                    session.console().directory(),
                                    session.messages()::warn))
                    .pipeline();
        }
    }

    private Arrivals awaitObjects(Path bucket, long rows) throws IOException, InterruptedException {
        Instant end = session.console().clock().instant().plus(PATIENCE);
        Arrivals arrivals = Arrivals.inObjects(bucket);
        while (arrivals.rows() < rows && session.console().clock().instant().isBefore(end)) {
            session.console().sleeper().sleep(BETWEEN_LOOKS);
            arrivals = Arrivals.inObjects(bucket);
        }
        return arrivals;
    }

    private int account(Reconciliation reconciliation, Path folder) {
        heading("Counted at each end");
        reconciliation.lines().forEach(line -> out.line("   " + line));
        heading("All of it is still there. Try next:");
        out.line("   kdt local --data " + folder + "        (in another terminal)")
                .line("   kdt tail orders --local --since trim-horizon --where '.qty > 8' -n 5")
                .line("   kdt process -e .failure.message " + folder + "/groups/orders/parked.ndjson")
                .line("   zcat " + folder + "/s3/archive/*/*/*/*/*.gz | head -3");
        out.flush();
        return reconciliation.holds() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void heading(String text) {
        out.line("").line(session.coloredData() ? Color.BOLD.paint(text) : text).flush();
    }
}
