package dev.kdt.cli.command.redrive;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.host.PassThroughProcessor;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.Session;
import dev.kdt.destination.Target;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.RecordBounds;
import dev.kdt.redrive.Redriving;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for what becomes of leftovers. */
final class TreatmentOptions {
    @Option(
            names = "--pipeline",
            paramLabel = "PIPELINE",
            description = "Run this pipeline on records; results that were parked have been through one (none: records"
                    + " as they are).")
    private @Nullable String pipelineFile;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description = "kinesis:NAME or firehose:NAME. Parked results that a route step sent elsewhere go there.")
    private @Nullable String to;

    @Option(names = "--ignore-routes", description = "Send parked results to --to, wherever their routes led.")
    private boolean ignoreRoutes;

    @Option(
            names = "--unknown",
            paramLabel = "WHAT",
            description =
                    "What becomes of leftovers that were being sent when a redrive was killed: hold (not sent, and"
                            + " told), look (sent if the stream that they go to has no record with their bytes), send"
                            + " (again), done (count as sent) (hold).")
    private Redriving.Unknown unknown = Redriving.Unknown.HOLD;

    @Option(
            names = "--delimiter",
            paramLabel = "WHAT",
            description = "Appended to records of a stream that go to a delivery stream without a pipeline: newline or"
                    + " none (newline).")
    private Delimiter delimiter = Delimiter.NEWLINE;

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    /** The delimiter after a record. */
    enum Delimiter {
        NEWLINE,
        NONE;

        Slice bytes() {
            return switch (this) {
                case NEWLINE -> PassThroughProcessor.NEWLINE;
                case NONE -> Slice.EMPTY;
            };
        }
    }

    /**
     * How leftovers are redriven.
     *
     * @throws PipelineException with all that is wrong in the pipeline file
     * @throws dev.kdt.destination.TargetException when {@code --to} names no service
     */
    Redriving redriving(Session session) throws PipelineException {
        if (to != null) {
            Target.service("--to", to);
        }
        Redriving.Pipe pipe = null;
        if (pipelineFile != null) {
            Pipeline pipeline = PipelineFiles.load(pipelineFile, session).pipeline();
            Processors processors = new Processors(
                    pipeline,
                    Processors.AfterFailure.TAKE_BACK,
                    RecordBounds.of(maxRecord.value()),
                    session.messages()::warn);
            pipe = new Redriving.Pipe(pipeline.name(), processors.create(), pipeline.onError());
        }
        return new Redriving(
                to == null ? "" : to,
                ignoreRoutes ? Redriving.OwnTargets.IGNORED : Redriving.OwnTargets.KEPT,
                pipe,
                delimiter.bytes(),
                unknown,
                maxRecord.value());
    }
}
