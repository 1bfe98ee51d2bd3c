package dev.kdt.lambda;

import dev.kdt.aws.AwsConfigException;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.destination.RoutedServices;
import dev.kdt.destination.Sending;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.destination.TargetException;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.SinkDeadLetters;
import dev.kdt.flow.Stop;
import dev.kdt.library.OptionalLibrary;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The targets of a function. Clients and their connections live from event to event. A sink lives for one event only: it costs
 * microseconds, heeds that event's deadline, and a target that was gone is tried again by the next one. Used by one thread.
 */
final class FunctionTargets {
    /** A stream's records wait while a target is throttled or down, but not for longer than a function should idle. */
    private static final RetryPolicy RETRY =
            new RetryPolicy(40, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofMinutes(1));

    /** The services answer within milliseconds, and a function's time is short. */
    private static final String TIMEOUT = "10s";

    private final ServiceTarget to;
    private final RoutedServices routed;
    private final @Nullable ServiceTarget parked;
    private final String parkedName;
    private final AwsSettings aws;
    private final InstantSource clock;
    private final FunctionLog log;
    private final FailureReasons reasons;
    private Clients clients;

    /**
     * Takes the targets that the settings name; nothing is connected yet.
     *
     * @param routed those that the pipeline sends to besides
     * @throws dev.kdt.destination.TargetException when a setting names no target
     * @throws FunctionStartException when the package is without the target's client
     */
    FunctionTargets(
            FunctionEnvironment environment, FunctionSettings settings, RoutedServices routed, FunctionLog log) {
        this.to = Target.service("KDT_TO", settings.to());
        this.routed = routed;
        this.parkedName = settings.parked() == null ? "" : settings.parked();
        this.parked = settings.parked() == null ? null : packed(settings.parked());
        this.aws = withTimeout(environment.aws());
        this.clock = environment.clock();
        this.log = log;
        this.reasons = new FailureReasons(settings.payloads());
        this.clients = Clients.oneShot(aws);
    }

    /** A package has the clients of SQS and S3 only when {@code --parked} named such a place. */
    private static ServiceTarget packed(String name) {
        ServiceTarget parked = Target.parked("KDT_PARKED", name);
        boolean isPacked = switch (parked) {
            case ServiceTarget.Stream _, ServiceTarget.Shards _, ServiceTarget.Delivery _ -> true;
            case ServiceTarget.Queue _ -> OptionalLibrary.SQS.isThere();
            case ServiceTarget.Objects _ -> OptionalLibrary.S3.isThere();
        };
        if (!isPacked) {
            throw new FunctionStartException("KDT_PARKED=" + name
                    + ": the package is without the client of this service (package the function again with --parked "
                    + name + ")");
        }
        return parked;
    }

    private static AwsSettings withTimeout(AwsSettings given) {
        Map<String, String> variables = new HashMap<>(given.environment());
        variables.merge("KDT_TIMEOUT", TIMEOUT, (set, usual) -> set.isBlank() ? usual : set);
        return new AwsSettings(given.profile(), given.region(), given.endpointUrl(), given.local(), variables);
    }

    /**
     * Makes the clients and looks whether the targets are there, which also connects to them. Nothing is sent.
     *
     * @throws FunctionStartException when one is not there, or region or credentials are not to be found
     */
    void ready() throws InterruptedException {
        try {
            to.requireThere(clients, retrying(new Stop()));
            routed.requireThere(clients, retrying(new Stop()));
            if (parked != null) {
                parked.requireThere(clients, retrying(new Stop()));
            }
        } catch (TargetException | AwsConfigException e) {
            throw new FunctionStartException(reasons.of(String.valueOf(e.getMessage())));
        }
    }

    /** The treatment of a record that the pipeline parks: without a place for it, it is left. */
    OnFailure parking() {
        return parked == null ? OnFailure.LEAVE : OnFailure.PARK;
    }

    OpenTarget open(RunContext context) throws InterruptedException {
        Sending sending = Sending.inOrder(retrying(context.stop()));
        return routed.open(to.open(clients, sending, context.counters()), to, clients, sending, context);
    }

    DeadLetters deadLetters(RunContext context) throws InterruptedException {
        if (parked == null) {
            return DeadLetters.NONE;
        }
        Sending sending = Sending.inOrder(retrying(context.stop()));
        return new SinkDeadLetters(parked.open(clients, sending, new RunCounters()), parkedName);
    }

    /** Closes the connections: none may be open in a snapshot. */
    void disconnect() {
        clients.close();
    }

    /** Makes the clients anew. */
    void renew() {
        clients = Clients.oneShot(aws);
    }

    /**
     * Randomness is seeded for each event, by the system: none is kept, since many environments may be restored from one snapshot,
     * and would wait for the same times and name objects alike.
     */
    private Retrying retrying(Stop stop) {
        CountDownLatch abandoned = new CountDownLatch(1);
        stop.onAbandon(abandoned::countDown);
        return new Retrying(
                RETRY,
                time -> awake(abandoned, time),
                new SplittableRandom(new SecureRandom().nextLong()),
                clock,
                stop,
                new RetryNotices(message -> log.warn(reasons.of(message)), clock));
    }

    private static void awake(CountDownLatch abandoned, Duration time) throws InterruptedException {
        boolean _ = abandoned.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
