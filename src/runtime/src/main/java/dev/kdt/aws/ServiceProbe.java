package dev.kdt.aws;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Finds out how the services can be used from here: by calls that change nothing, each once, and each with an end in time, whatever
 * hangs: the search for credentials, a name server, a connection.
 */
public final class ServiceProbe implements AutoCloseable {
    private static final String TIMEOUT = "KDT_TIMEOUT";

    /** After the time-out of a call, for its message to come. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final AwsSettings settings;
    private final Duration timeout;
    private final Clients clients;
    private volatile @Nullable String found;

    private ServiceProbe(AwsSettings settings, Duration timeout) {
        this.settings = settings;
        this.timeout = timeout;
        this.clients = Clients.oneShot(settings);
    }

    /**
     * The probe of the services that the settings mean.
     *
     * @param timeout of each call, unless the environment sets one
     */
    public static ServiceProbe of(AwsSettings settings, Duration timeout) {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.putIfAbsent(TIMEOUT, timeout.toMillis() + "ms");
        AwsSettings bounded = new AwsSettings(
                settings.profile(), settings.region(), settings.endpointUrl(), settings.local(), environment);
        return new ServiceProbe(bounded, bounded.timeout());
    }

    /** The place of the Kinesis service, for messages: a region where the SDK has found one. */
    public String place() {
        String known = found;
        return known == null || endpoint() != null ? clients.place() : known;
    }

    /** The endpoint that stands in for AWS's Kinesis; null for none. */
    public @Nullable URI endpoint() {
        return settings.endpointOf("KINESIS");
    }

    /**
     * The region of the Kinesis service, as the SDK finds it.
     *
     * @throws AwsConfigException when there is none
     */
    public String region() throws InterruptedException {
        String region = configured(
                () -> clients.kinesis().serviceClientConfiguration().region().id());
        found = region;
        return region;
    }

    /**
     * Where the credentials come from.
     *
     * @throws AwsConfigException when there are none
     */
    public CredentialSource credentials() throws InterruptedException {
        return settings.local() != null
                ? CredentialSource.MADE_UP
                : configured(() -> CredentialSource.of(
                        clients.kinesis().serviceClientConfiguration().credentialsProvider()));
    }

    /** Makes a call of the Kinesis service. */
    public <T extends AwsResponse> Probe<T> kinesis(String operation, String subject, Function<KinesisClient, T> call)
            throws InterruptedException {
        return probe(operation, subject, () -> call.apply(clients.kinesis()));
    }

    /** Makes a call of the Firehose service. */
    public <T extends AwsResponse> Probe<T> firehose(String operation, String subject, Function<FirehoseClient, T> call)
            throws InterruptedException {
        return probe(operation, subject, () -> call.apply(clients.firehose()));
    }

    private <T extends AwsResponse> Probe<T> probe(String operation, String subject, Supplier<T> call)
            throws InterruptedException {
        long start = System.nanoTime();
        try {
            T answer = bounded(call::get);
            return new Probe<>(
                    operation, Probe.Outcome.DONE, answer, "", since(start), serviceTime(answer.sdkHttpResponse()));
        } catch (AwsConfigException e) {
            return failed(operation, Probe.Outcome.UNCONFIGURED, String.valueOf(e.getMessage()), start, null);
        } catch (AwsServiceException e) {
            SdkHttpResponse response =
                    e.awsErrorDetails() == null ? null : e.awsErrorDetails().sdkHttpResponse();
            return failed(operation, outcome(e), SdkFaults.words(subject, place(), e), start, serviceTime(response));
        } catch (SdkException e) {
            boolean configuration = e instanceof SdkClientException client && SdkErrors.isAboutConfiguration(client);
            return configuration
                    ? failed(operation, Probe.Outcome.UNCONFIGURED, explained(subject, e), start, null)
                    : failed(operation, Probe.Outcome.UNREACHABLE, SdkFaults.words(subject, place(), e), start, null);
        }
    }

    private String explained(String subject, SdkException e) throws InterruptedException {
        return String.valueOf(SdkFaults.explain(subject, place(), e).getMessage());
    }

    private static <T extends AwsResponse> Probe<T> failed(
            String operation, Probe.Outcome outcome, String words, long start, @Nullable Instant serviceTime) {
        return new Probe<>(operation, outcome, null, words, since(start), serviceTime);
    }

    private static Probe.Outcome outcome(AwsServiceException e) {
        if (SdkErrors.isDenied(e)) {
            return Probe.Outcome.DENIED;
        }
        if (SdkFaults.isAboutCredentials(SdkErrors.code(e))) {
            return Probe.Outcome.REFUSED_CREDENTIALS;
        }
        if (SdkErrors.code(e).equals("ResourceNotFoundException")) {
            return Probe.Outcome.MISSING;
        }
        return e.isThrottlingException() || SdkErrors.code(e).equals("LimitExceededException")
                ? Probe.Outcome.THROTTLED
                : Probe.Outcome.FAILED;
    }

    /** "RFC 9110, HTTP Semantics, Date". */
    private static @Nullable Instant serviceTime(@Nullable SdkHttpResponse response) {
        String date =
                response == null ? null : response.firstMatchingHeader("Date").orElse(null);
        try {
            return date == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private <T> T configured(Callable<T> search) throws InterruptedException {
        try {
            return bounded(search);
        } catch (SdkException e) {
            throw new AwsConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A thread that hangs is left behind: the process is about to end. */
    private <T> T bounded(Callable<T> call) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name("kdt-probe").start(task);
        try {
            return task.get(timeout.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw SdkClientException.create("no answer from " + place() + " within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
