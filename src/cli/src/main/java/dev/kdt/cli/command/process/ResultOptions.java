package dev.kdt.cli.command.process;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.host.ReportingDeadLetters;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.PackOption;
import dev.kdt.cli.option.RetryOption;
import dev.kdt.cli.option.Session;
import dev.kdt.destination.RoutedServices;
import dev.kdt.destination.Sending;
import dev.kdt.destination.Target;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FileDeadLetters;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RunContext;
import dev.kdt.pipeline.Pipeline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the delivery of results, and for records that fail. */
final class ResultOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "pretty, ndjson, json, csv, tsv, msgpack, cbor, text, raw, hex or envelope (the pipeline's"
                    + " encoding; ndjson with -e).")
    private @Nullable OutputFormat output;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description =
                    "Where results go: kinesis:NAME, firehose:NAME, a file, or - for stdout (-). A file is replaced"
                            + " when all is done; a run that stops before leaves it as it was. What a route step sends"
                            + " elsewhere goes there only if this is a stream or delivery stream.")
    private String to = "-";

    @Mixin
    private final PackOption pack = new PackOption();

    @Option(
            names = "--parked",
            paramLabel = "FILE",
            description = "Write records that fail to this file, as envelopes.")
    private @Nullable String parked;

    @Option(names = "--fail-fast", description = "Stop at the first record that fails.")
    private boolean failFast;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (the number of processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private final RetryOption retry = new RetryOption();

    int threads() {
        return threads;
    }

    /** @throws UsageException when a number is out of range */
    void requireSense() {
        if (threads < 1) {
            throw new UsageException("--threads: write 1 or more");
        }
    }

    /** Whether -o says how results are presented. */
    boolean choosesFormat() {
        return output != null;
    }

    /** Whether failed records are parked. */
    boolean parks() {
        return parked != null;
    }

    Presentation presentation() {
        return new Presentation(output, Target.parse(to));
    }

    /** Adds the files that are written. */
    NamedFiles written(NamedFiles named) {
        return named.written("--to", Target.parse(to)).written("--parked", Target.file("--parked", parked));
    }

    OnFailure onFailure(Pipeline pipeline) {
        return failFast ? OnFailure.STOP : PipelineFiles.onFailure(pipeline.onError());
    }

    /**
     * The target of the results.
     *
     * @throws UsageException when it does not take them as the options say
     */
    Target target(Pipeline pipeline) {
        Target target = Target.parse(to);
        return output == null ? pack.applied(target, pipeline.encode()) : pack.applied(target, output);
    }

    OpenTarget open(Pipeline pipeline, Target target, RunContext context, Session session) throws InterruptedException {
        Sending sending = Sending.inOrder(session.retrying(retry.policy(), context.stop()));
        OpenTarget usual = target.open(session.targets(), sending, context.counters());
        return RoutedServices.of(pipeline).like(target).openBeside(usual, target, session.targets(), sending, context);
    }

    DeadLetters deadLetters(RunContext context, Session session) {
        return new ReportingDeadLetters(
                session.messages(),
                parked == null ? null : new FileDeadLetters(session.console().path(parked), context.stop()));
    }
}
