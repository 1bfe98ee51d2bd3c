package dev.kdt.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.ServiceSink;
import dev.kdt.flow.SinkDeadLetters;
import dev.kdt.flow.Stop;
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
 *   <li>{@code KDT_PARKED}: the same for records that fail; without it they are handed back to Lambda, which sends them again
 * </ul>
 *
 * Whatever is wrong with these ends the function's start, before any record is taken.
 */
public final class KinesisHandler implements RequestStreamHandler {
    /** Lambda itself tries again, and a function's time is short: a few seconds, not the minutes of a command. */
    private static final RetryPolicy RETRY =
            new RetryPolicy(6, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofMinutes(1));

    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    private final Clients clients;
    private final Pipeline pipeline;
    private final Processors processors;
    private final ServiceTarget to;
    private final @Nullable ServiceTarget parked;

    /** Made once by Lambda, for many events. */
    public KinesisHandler() throws PipelineException {
        this(System.getenv(), new AwsSettings(null, null, null, null, System.getenv()));
    }

    KinesisHandler(Map<String, String> environment, AwsSettings aws) throws PipelineException {
        clients = Clients.oneShot(aws);
        pipeline = FunctionPipeline.load(environment);
        processors = new Processors(pipeline, Processors.AfterFailure.TAKE_BACK, FunctionPipeline::log);
        to = ServiceTarget.parse("KDT_TO", environment.getOrDefault("KDT_TO", ""));
        String aside = environment.getOrDefault("KDT_PARKED", "");
        parked = aside.isEmpty() ? null : ServiceTarget.parse("KDT_PARKED", aside);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        RunCounters tally = new RunCounters();
        // A sink of its own for each event: one whose target was gone takes nothing more, and the target may be back.
        try (ServiceSink sink = sink(to, tally);
                DeadLetters parking = parking()) {
            KinesisHost host = new KinesisHost(processors, sink, parking, onFailure(), Clock.systemUTC(), 1);
            String handled = host.handle(event.readAllBytes(), tally);
            answer.write(handled.getBytes(StandardCharsets.UTF_8));
            tell(tally);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: the event is to be sent again", e);
        }
    }

    private OnFailure onFailure() {
        return switch (pipeline.onError()) {
            case PARK -> parked == null ? OnFailure.LEAVE : OnFailure.PARK;
            case DROP -> OnFailure.DROP;
            case STOP -> OnFailure.LEAVE;
        };
    }

    private DeadLetters parking() {
        return parked == null ? new Unparked() : new SinkDeadLetters(sink(parked, new RunCounters()), parked.name());
    }

    private ServiceSink sink(ServiceTarget target, RunCounters tally) {
        return new ServiceSink(target.api(clients, RANDOM), new ServiceSink.Settings(1, retrying(), tally));
    }

    private static Retrying retrying() {
        InstantSource clock = Clock.systemUTC();
        return new Retrying(
                RETRY, Thread::sleep, RANDOM, clock, new Stop(), new RetryNotices(FunctionPipeline::log, clock));
    }

    private static void tell(RunCounters tally) {
        FunctionPipeline.log("%d records: %d dropped, %d failed, %d delivered%n"
                .formatted(tally.records(), tally.dropped(), tally.failed(), tally.delivered()));
    }
}
