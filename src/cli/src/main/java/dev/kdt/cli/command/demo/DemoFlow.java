package dev.kdt.cli.command.demo;

import dev.kdt.aws.StartAt;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.demo.DemoOrders;
import dev.kdt.cli.host.LiveRun;
import dev.kdt.cli.host.PassThroughProcessor;
import dev.kdt.cli.host.ReadingGroup;
import dev.kdt.cli.host.ReadingGroup.Since;
import dev.kdt.cli.host.StreamReading;
import dev.kdt.cli.host.StreamView;
import dev.kdt.cli.host.Transfer;
import dev.kdt.cli.host.UndecodableFallback;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.SendOptions;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PrettyRenderer;
import dev.kdt.cli.show.RecordStyle;
import dev.kdt.cli.show.RenderedSink;
import dev.kdt.codec.Chain;
import dev.kdt.codec.OutOfShard;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.flow.FileCheckpoints.Past;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.generate.Templates;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.record.MaxRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The way of the demo's orders, made of what the commands are made of: into a stream, to the terminal, through a pipeline into
 * a delivery stream.
 *
 * @param session with the demo's own endpoint
 */
record DemoFlow(Session session, Stop stop) {
    static final String STREAM = "orders";
    static final String PIPELINE = "samples/orders.yaml";

    private static final long SEED = 2026;

    /** Puts {@code count} orders into the stream; returns how many became of it. */
    int produce(int count) throws InterruptedException {
        Generation made = Templates.named("orders").generation(SEED, Instant.parse("2026-01-01T00:00:00Z"));
        DemoOrders orders = new DemoOrders(made.records(), count);
        new Transfer(session, context())
                .run(
                        ignored -> orders,
                        new PassThroughProcessor(Slice.EMPTY),
                        new ServiceTarget.Stream(STREAM),
                        new SendOptions());
        return orders.produced();
    }

    /** Shows the first {@code count} of them. */
    void show(long count) throws InterruptedException {
        Pipeline identity = Pipeline.identity(Chain.AUTO, OutputFormat.PRETTY.encoding());
        StreamReading reading = new StreamReading(STREAM, new StartAt.TrimHorizon(), null);
        Processors processors = new Processors(identity, Processors.AfterFailure.TAKE_BACK, session.messages()::warn);
        PrettyRenderer renderer = new PrettyRenderer(RecordStyle.of(session));
        new StreamView(
                        reading,
                        new UndecodableFallback(processors, OutputFormat.PRETTY, ignored -> {}),
                        sink -> RenderedSink.of(sink, renderer),
                        ignored -> {},
                        count,
                        null,
                        RetryPolicy.DEFAULT,
                        OnFailure.PARK)
                .show(session, RunContext.of(new Stop(), session.console().clock()));
    }

    /** Runs the pipeline on all of them; what it keeps goes to {@code delivery}, its state into {@code state}. */
    RunCounters deliver(String delivery, Path state) throws InterruptedException, IOException, PipelineException {
        RunContext context = context();
        Instant until = session.console().clock().instant();
        new LiveRun(
                        pipeline(),
                        new StreamReading(STREAM, new StartAt.TrimHorizon(), until),
                        new ServiceTarget.Delivery(delivery),
                        new LiveRun.State(new ReadingGroup(STREAM, state, Past.KEPT, Since.USUAL, "kdt demo"), null),
                        1,
                        RetryPolicy.DEFAULT,
                        Runtime.getRuntime().availableProcessors(),
                        MaxRecord.DEFAULT,
                        OutOfShard.MARK)
                .run(session, context, (_, _) -> {});
        return context.counters();
    }

    private RunContext context() {
        return RunContext.of(stop, session.console().clock());
    }

    private Pipeline pipeline() throws IOException, PipelineException {
        Surroundings surroundings = new Surroundings(
                session.console().environment(),
                session.console().clock(),
                session.console().directory(),
                session.messages()::warn);
        return PipelineFile.parse(PIPELINE, pipelineText(), surroundings).pipeline();
    }

    /** The text of the pipeline file. */
    static String pipelineText() throws IOException {
        try (InputStream in = DemoFlow.class.getResourceAsStream("/" + PIPELINE)) {
            if (in == null) {
                throw new IOException(PIPELINE + " is not in the artefact");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
