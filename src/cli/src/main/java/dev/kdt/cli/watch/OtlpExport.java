package dev.kdt.cli.watch;

import dev.kdt.cli.console.Messages;
import dev.kdt.flow.Run;
import dev.kdt.unit.TimeSpan;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends the metrics of a run by OTLP again and again, and a last time at its end. A receiver that fails is warned of, and never stops the run. */
final class OtlpExport implements AutoCloseable {
    /** At the end nobody waits longer for a receiver that does not answer. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(3);

    private static final String INSTANCE = "service.instance.id";

    /** The exporter writes its failures to stderr by itself, whatever form messages are to have. Referred to, or its level is forgotten. */
    private static final Logger EXPORTER = Logger.getLogger("io.opentelemetry");

    private final OtlpSettings settings;
    private final RunMetrics metrics;
    private final OtlpData data;
    private final Messages messages;
    private final InstantSource clock;
    private final OtlpHttpMetricExporter exporter;
    private final Thread thread;
    private boolean failing;

    private OtlpExport(OtlpSettings settings, Run run, Messages messages, InstantSource clock) throws IOException {
        EXPORTER.setLevel(Level.OFF);
        this.settings = settings;
        this.metrics = new RunMetrics(run, clock);
        this.data = new OtlpData(resource(settings), clock.instant());
        this.messages = messages;
        this.clock = clock;
        this.exporter = exporter(settings);
        this.thread = Thread.ofVirtual().name("kdt-otlp").start(this::sendAgainAndAgain);
    }

    /** Begins to send; {@code null}, and a warning, when that is not possible. */
    static @Nullable OtlpExport begin(OtlpSettings settings, Run run, Messages messages, InstantSource clock) {
        try {
            return new OtlpExport(settings, run, messages, clock);
        } catch (IOException | IllegalArgumentException e) {
            messages.warn("no metrics are sent to " + settings.place() + ": "
                    + (e instanceof IOException ? e.toString() : "a setting of OTEL_EXPORTER_OTLP is wrong"));
            return null;
        }
    }

    private static Resource resource(OtlpSettings settings) {
        ResourceBuilder resource = Resource.getDefault().toBuilder();
        resource.put(INSTANCE, UUID.randomUUID().toString());
        settings.attributes().forEach(resource::put);
        return resource.put("service.name", settings.service()).build();
    }

    private static OtlpHttpMetricExporter exporter(OtlpSettings settings) throws IOException {
        OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setTimeout(settings.timeout())
                .setConnectTimeout(settings.timeout())
                .setCompression(settings.compression())
                .setRetryPolicy(null); // The next metrics hold all that these do.
        settings.headers().forEach(builder::addHeader);
        String certificates = settings.certificates();
        return certificates == null
                ? builder.build()
                : builder.setTrustedCertificates(Files.readAllBytes(Path.of(certificates)))
                        .build();
    }

    private void sendAgainAndAgain() {
        try {
            while (true) {
                Thread.sleep(settings.interval());
                send(settings.timeout());
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /** Sends the metrics of now, once. */
    private synchronized void send(Duration patience) {
        CompletableResultCode result;
        try {
            result = exporter.export(data.of(metrics.now(), clock.instant()))
                    .join(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            result = CompletableResultCode.ofExceptionalFailure(e);
        }
        boolean isCutShort = !result.isDone() && Thread.currentThread().isInterrupted();
        if (!isCutShort) {
            tell(result.isSuccess(), result.getFailureThrowable());
        }
    }

    /** Tells of a change only. What the failure says by itself may hold the headers. */
    private void tell(boolean sent, @Nullable Throwable why) {
        if (!sent && !failing) {
            messages.warn("metrics could not be sent to " + settings.place() + " (" + OtlpFailure.words(why)
                    + "): it is tried again every " + TimeSpan.text(settings.interval()));
        } else if (sent && failing) {
            messages.say("metrics are sent to " + settings.place() + " again");
        }
        failing = !sent;
    }

    /** Sends what was counted last. */
    @Override
    public void close() {
        thread.interrupt();
        send(LAST_PATIENCE);
        exporter.shutdown();
    }
}
