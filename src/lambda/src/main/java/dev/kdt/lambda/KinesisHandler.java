package dev.kdt.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kdt.destination.RoutedServices;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Workers;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The function for a stream: {@code dev.kdt.lambda.KinesisHandler}. {@link FunctionSettings} lists its settings, which come from its
 * package and from environment variables. Whatever is wrong with them ends the function's start, before any record is taken.
 */
public final class KinesisHandler implements RequestStreamHandler {
    private static final int ROUNDS_BEFORE_SNAPSHOT = 50;

    private final FunctionEnvironment environment;
    private final FunctionSettings settings;
    private final FunctionLog log;
    private final FailureReasons reasons;
    private final String pipeline;
    private final FunctionTargets targets;
    private final Priming priming;
    private final KinesisHost host;

    /** Kept, since nobody else keeps them. */
    private final SnapshotHooks hooks;

    /**
     * Made once by Lambda, for many events.
     *
     * @throws FunctionStartException when a setting is wrong
     * @throws PipelineException when the pipeline file is, with all places
     * @throws dev.kdt.destination.TargetException when a setting names no target
     */
    public KinesisHandler() throws PipelineException, InterruptedException {
        this(FunctionEnvironment.of(System.getenv()));
    }

    KinesisHandler(FunctionEnvironment environment) throws PipelineException, InterruptedException {
        this.environment = environment;
        settings = FunctionSettings.of(environment.variables(), FunctionManifest.Kind.KINESIS);
        log = new FunctionLog(environment.log(), environment.clock());
        reasons = new FailureReasons(settings.payloads());
        PipelineFile file = environment.load(settings.pipeline(), log::warn);
        pipeline = file.pipeline().name();
        targets = new FunctionTargets(environment, settings, RoutedServices.of(file.pipeline()), log);
        targets.ready();
        host = new KinesisHost(
                new Workers(new Processors(file.pipeline(), Processors.AfterFailure.TAKE_BACK, log::warn), 1),
                targets::open,
                targets::deadLetters,
                KinesisHost.onFailure(file.pipeline().onError(), targets.parking()));
        priming = new Priming(file);
        priming.stream(1);
        hooks = SnapshotHooks.register(this::beforeSnapshot, this::afterRestore);
    }

    /** Time before a snapshot is not the users': so much that hot code is compiled. */
    private void beforeSnapshot() throws InterruptedException {
        priming.stream(ROUNDS_BEFORE_SNAPSHOT);
        targets.disconnect();
    }

    private void afterRestore() throws InterruptedException {
        targets.renew();
        targets.ready();
    }

    /** The hooks, for a test that stands in for SnapStart. */
    SnapshotHooks hooks() {
        return hooks;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context lambda) throws IOException {
        log.begin(lambda.getAwsRequestId());
        RunCounters counters = new RunCounters(reasons::of);
        RunContext context = new RunContext(counters, new Stop(), environment.clock());
        Duration left = Duration.ofMillis(lambda.getRemainingTimeInMillis());
        try (Deadline _ = new Deadline(left, context.stop(), environment.sleeper())) {
            answer.write(handle(event.readAllBytes(), context).getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: the event is to be sent again", e);
        }
    }

    private String handle(byte[] event, RunContext context) throws InterruptedException {
        StreamReport report = new StreamReport(log, settings, pipeline, context);
        StreamInvocation invocation;
        try {
            invocation = host.open(event, context);
        } catch (RuntimeException e) {
            report.failed(null, e);
            throw loggable(e);
        }
        try (invocation) {
            String answered = invocation.answer();
            report.answered(invocation);
            return answered;
        } catch (RuntimeException e) {
            report.failed(invocation, e);
            throw loggable(e);
        } catch (Error e) {
            report.failed(invocation, e);
            throw e;
        }
    }

    /** The exception as Lambda may log it, which it does with its message and causes. */
    private RuntimeException loggable(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        String words = reasons.of(message);
        if (words.equals(message)) {
            return e;
        }
        FlowException loggable = new FlowException(words);
        loggable.setStackTrace(e.getStackTrace());
        return loggable;
    }
}
