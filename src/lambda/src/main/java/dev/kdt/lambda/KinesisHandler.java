package dev.kdt.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.destination.Sending;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.SinkDeadLetters;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Workers;
import dev.kdt.pipeline.OnError;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Processors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The function for a stream: {@code dev.kdt.lambda.KinesisHandler}, told by environment variables what to do.
 *
 * <ul>
 *   <li>{@code KDT_PIPELINE}: the pipeline file, seen from the function's folder ({@code pipeline.yaml})
 *   <li>{@code KDT_TO}: {@code firehose:NAME} or {@code kinesis:NAME}, where results go
 *   <li>{@code KDT_PARKED}: the same for records that fail, or {@code sqs:QUEUE}, or {@code s3:BUCKET/PREFIX}; without it they are
 *       handed back to Lambda, which sends them again
 * </ul>
 *
 * Whatever is wrong with these ends the function's start, before any record is taken.
 */
public final class KinesisHandler implements RequestStreamHandler {
    /** Lambda itself tries again, and a function's time is short: a few seconds, not the minutes of a command. */
    private static final RetryPolicy RETRY =
            new RetryPolicy(6, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofMinutes(1));

    private final KinesisHost host;

    /** Made once by Lambda, for many events. */
    public KinesisHandler() throws PipelineException, InterruptedException {
        this(System.getenv(), new AwsSettings(null, null, null, null, System.getenv()));
    }

    KinesisHandler(Map<String, String> environment, AwsSettings aws) throws PipelineException, InterruptedException {
        Pipeline pipeline = FunctionPipeline.load(environment);
        Clients clients = Clients.oneShot(aws);
        ServiceTarget to = there(Target.service("KDT_TO", environment.getOrDefault("KDT_TO", "")), clients);
        String aside = environment.getOrDefault("KDT_PARKED", "");
        ServiceTarget parked = aside.isEmpty() ? null : there(Target.parked("KDT_PARKED", aside), clients);
        host = new KinesisHost(
                new Workers(new Processors(pipeline, Processors.AfterFailure.TAKE_BACK, FunctionPipeline::log), 1),
                context -> to.open(clients, sending(context.stop()), context.counters()),
                context -> parked == null ? DeadLetters.NONE : parking(parked, aside, clients, context.stop()),
                onFailure(pipeline.onError(), parked));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context lambda) throws IOException {
        RunContext context = RunContext.of(new Stop(), Clock.systemUTC());
        try {
            String handled = host.handle(event.readAllBytes(), context);
            answer.write(handled.getBytes(StandardCharsets.UTF_8));
            tell(context.counters());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: the event is to be sent again", e);
        }
    }

    private static ServiceTarget there(ServiceTarget target, Clients clients) throws InterruptedException {
        target.requireThere(clients, retrying(new Stop()));
        return target;
    }

    private static OnFailure onFailure(OnError wanted, @Nullable ServiceTarget parked) {
        return switch (wanted) {
            case PARK -> parked == null ? OnFailure.LEAVE : OnFailure.PARK;
            case DROP -> OnFailure.DROP;
            case STOP -> OnFailure.LEAVE;
        };
    }

    private static DeadLetters parking(ServiceTarget parked, String name, Clients clients, Stop stop)
            throws InterruptedException {
        return new SinkDeadLetters(parked.open(clients, sending(stop), new RunCounters()), name);
    }

    private static Sending sending(Stop stop) {
        return Sending.inOrder(retrying(stop));
    }

    private static Retrying retrying(Stop stop) {
        InstantSource clock = Clock.systemUTC();
        return new Retrying(
                RETRY,
                Thread::sleep,
                RandomGenerator.getDefault(),
                clock,
                stop,
                new RetryNotices(FunctionPipeline::log, clock));
    }

    private static void tell(RunCounters counters) {
        FunctionPipeline.log("%d records: %d dropped, %d failed, %d delivered%n"
                .formatted(counters.records(), counters.dropped(), counters.failed(), counters.delivered()));
    }
}
