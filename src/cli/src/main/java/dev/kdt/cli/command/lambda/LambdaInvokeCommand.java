package dev.kdt.cli.command.lambda;

import dev.kdt.bytes.BoundedRead;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.host.ReportingDeadLetters;
import dev.kdt.cli.host.RunSummary;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.RetryOption;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.LambdaEvent;
import dev.kdt.destination.RoutedServices;
import dev.kdt.destination.Sending;
import dev.kdt.destination.Target;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FileDeadLetters;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Workers;
import dev.kdt.lambda.KinesisHost;
import dev.kdt.lambda.StreamInvocation;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.RecordBounds;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt lambda invoke}. */
@Command(
        name = "invoke",
        header = "Run a pipeline on a Lambda event, and print the function's response.",
        description = {
            "With a Kinesis event (of an event source mapping with ReportBatchItemFailures), the response lists the",
            "records that failed, for Lambda to retry; with --parked they are written there instead. Records that",
            "the target does not take for now are listed in any case. With the event of a Firehose transformation,",
            "the response contains the results and their partition keys."
        })
public final class LambdaInvokeCommand implements Callable<Integer> {
    /** Ten times the largest event of the service (AWS Lambda Developer Guide, "Lambda quotas": 6 MB): captures may be joined. */
    private static final int MOST_BYTES = 64 << 20;

    private final Session session;

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "The pipeline file.")
    private String file = "";

    @Parameters(index = "1", paramLabel = "EVENT", description = "A JSON file with the event; - is stdin.")
    private String event = "";

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description =
                    "Where results go: kinesis:NAME, firehose:NAME, a file, or -; they are only counted without it."
                        + " What a route step sends elsewhere goes there only if this is a stream or delivery stream.")
    private @Nullable String to;

    @Option(
            names = "--parked",
            paramLabel = "FILE",
            description = "Write records that fail to this file, as envelopes.")
    private @Nullable String parked;

    @Mixin
    private final RetryOption retry = new RetryOption();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    public LambdaInvokeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, PipelineException {
        Pipeline pipeline = PipelineFiles.load(file, session).pipeline();
        byte[] bytes = event();
        if (LambdaEvent.isDelivery(Slice.of(bytes))) {
            requireNothingOfStreams();
            return new TransformInvocation(pipeline, maxRecord.value(), Slice.of(bytes)).run(session);
        }
        Target target = to == null ? new Target.Nowhere() : Target.parse(to);
        new NamedFiles(session.console())
                .read(List.of(file, event))
                .written("--to", target)
                .written("--parked", Target.file("--parked", parked))
                .printed()
                .requireUsable();
        RunContext context = session.runContext();
        Instant begun = context.clock().instant();
        try (Workers workers = new Workers(processors(pipeline), 1);
                StreamInvocation invocation = host(pipeline, workers, target).open(bytes, context)) {
            String answer = invocation.answer();
            new DataOut(session.stdout(context.stop())).line(answer).flush();
            invocation.failure().ifPresent(why -> session.messages().error(String.valueOf(why.getMessage())));
            Run run = invocation.run();
            Duration took = Duration.between(begun, context.clock().instant());
            RunSummary.of(run).lines(context.counters(), took).forEach(session.messages()::say);
            return ExitCode.of(context.counters(), context.stop());
        }
    }

    private Processors processors(Pipeline pipeline) {
        return new Processors(
                pipeline,
                Processors.AfterFailure.TAKE_BACK,
                RecordBounds.of(maxRecord.value()),
                session.messages()::warn);
    }

    private KinesisHost host(Pipeline pipeline, Workers workers, Target target) {
        return new KinesisHost(
                workers,
                context -> opened(pipeline, target, context),
                context -> new ReportingDeadLetters(session.messages(), deadLetters(context.stop())),
                KinesisHost.onFailure(pipeline.onError(), parked == null ? OnFailure.LEAVE : OnFailure.PARK));
    }

    private OpenTarget opened(Pipeline pipeline, Target target, RunContext context) throws InterruptedException {
        Sending sending = Sending.inOrder(session.retrying(retry.policy(), context.stop()));
        OpenTarget usual = target.open(session.targets(), sending, context.counters());
        return RoutedServices.of(pipeline).openBeside(usual, target, session.targets(), sending, context);
    }

    private @Nullable DeadLetters deadLetters(Stop stop) {
        return parked == null ? null : new FileDeadLetters(session.console().path(parked), stop);
    }

    private void requireNothingOfStreams() {
        if (to != null || parked != null) {
            throw new UsageException((to == null ? "--parked" : "--to")
                    + " is only for Kinesis events (the results of this event are in the response)");
        }
    }

    private byte[] event() {
        try {
            return event.equals("-")
                    ? BoundedRead.stream(session.console().in(), MOST_BYTES)
                    : BoundedRead.file(session.console().path(event), MOST_BYTES);
        } catch (IOException e) {
            throw IoFaults.reading(event, e);
        }
    }
}
