package dev.kdt.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.transform.Transformation;
import dev.kdt.record.MaxRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * The function that transforms the records of a delivery stream: {@code dev.kdt.lambda.FirehoseHandler}. {@link FunctionSettings}
 * lists its settings. Whatever is wrong with them ends the function's start, before any record is taken.
 */
public final class FirehoseHandler implements RequestStreamHandler {
    private static final int ROUNDS_BEFORE_SNAPSHOT = 50;

    private final FunctionEnvironment environment;
    private final FunctionSettings settings;
    private final FunctionLog log;
    private final Priming priming;
    private final FirehoseHost host;
    private final String pipeline;

    /** Kept, since nobody else keeps them; there is nothing to make anew. */
    private final SnapshotHooks hooks;

    /**
     * Made once by Lambda, for many events.
     *
     * @throws FunctionStartException when a setting is wrong
     * @throws PipelineException when the pipeline file is, with all places
     */
    public FirehoseHandler() throws PipelineException {
        this(FunctionEnvironment.of(System.getenv()));
    }

    FirehoseHandler(FunctionEnvironment environment) throws PipelineException {
        this.environment = environment;
        settings = FunctionSettings.of(environment.variables(), FunctionManifest.Kind.FIREHOSE);
        log = new FunctionLog(environment.log(), environment.clock());
        PipelineFile file = environment.load(settings.pipeline(), log::warn);
        String obstacle = Transformation.obstacle(file.pipeline());
        if (obstacle != null) {
            throw new FunctionStartException(obstacle);
        }
        pipeline = file.pipeline().name();
        priming = new Priming(file);
        priming.transformation(1);
        hooks = SnapshotHooks.register(() -> priming.transformation(ROUNDS_BEFORE_SNAPSHOT), () -> {});
        host = new FirehoseHost(
                file.pipeline(), MaxRecord.DEFAULT, log::warn, new FailureReasons(settings.payloads())::of);
    }

    /** The hooks, for a test that stands in for SnapStart. */
    SnapshotHooks hooks() {
        return hooks;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context lambda) throws IOException {
        log.begin(lambda.getAwsRequestId());
        Instant begun = environment.clock().instant();
        FirehoseHost.Handled handled;
        try {
            handled = host.handle(event.readAllBytes());
        } catch (RuntimeException e) {
            log.write(log.line(FunctionLog.Level.ERROR)
                    .put("event", "invocation")
                    .put("error", String.valueOf(e.getMessage())));
            throw e;
        }
        answer.write(handled.answer().getBytes(StandardCharsets.UTF_8));
        report(handled, begun);
    }

    private void report(FirehoseHost.Handled handled, Instant begun) {
        Instant now = environment.clock().instant();
        ObjectNode line = log.line(FunctionLog.Level.INFO)
                .put("event", "invocation")
                .put("pipeline", pipeline)
                .put("durationMs", Duration.between(begun, now).toMillis())
                .put("records", handled.kept() + handled.dropped() + handled.failed());
        log.write(new MetricsLine(line, settings, now)
                .count("Kept", handled.kept())
                .count("Dropped", handled.dropped())
                .count("Failed", handled.failed())
                .age(handled.oldest(), now)
                .counts("reasons", handled.reasons())
                .json());
    }
}
