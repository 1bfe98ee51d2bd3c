package dev.kdt.cli.watch;

import dev.kdt.cli.console.Messages;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Run;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches a run while it goes on: answers for it to others, warns when it stands still, and where no status line is shown tells once a
 * minute what it does.
 */
public final class RunWatch implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Settings settings;
    private final Messages messages;
    private final boolean tells;
    private final InstantSource clock;
    private final @Nullable MetricsServer server;
    private final @Nullable OtlpSettings otlp;
    private @Nullable OtlpExport export;
    private @Nullable MinuteLog log;
    private @Nullable Thread looking;

    /**
     * The settings of the watch.
     *
     * @param metrics where others may read metrics; {@code null}: nowhere
     * @param stall how long a run may stand still though there is something to do
     */
    public record Settings(@Nullable MetricsAddress metrics, Duration stall) {}

    private RunWatch(Settings settings, Session session) {
        this.settings = settings;
        this.messages = session.messages();
        this.tells = !session.showsProgress();
        this.clock = session.console().clock();
        this.otlp = OtlpSettings.of(session.console(), messages::warn).orElse(null);
        this.server = settings.metrics() == null ? null : MetricsServer.listen(settings.metrics());
    }

    /**
     * Makes ready to watch, before anything else is done.
     *
     * @throws dev.kdt.cli.console.UsageException when nobody can listen at the address for metrics
     */
    public static RunWatch open(Settings settings, Session session) {
        RunWatch watch = new RunWatch(settings, session);
        if (watch.server != null) {
            watch.messages.say("metrics: http://" + watch.server.address() + "/metrics, health: /health");
        }
        return watch;
    }

    /** Watches this run from now on, until this is closed. */
    public void begin(Run run) {
        RunHealth health = new RunHealth(run, clock, settings.stall());
        if (server != null) {
            server.watch(run, health, clock);
        }
        if (otlp != null) {
            export = OtlpExport.begin(otlp, run, messages, clock);
        }
        MinuteLog told = new MinuteLog(run, messages, clock);
        log = told;
        looking = Thread.ofVirtual().name("kdt-watch").start(() -> look(health, told));
    }

    /** The run has ended, or never began: nobody is answered any more. */
    @Override
    public void close() {
        if (looking != null) {
            looking.interrupt();
        }
        if (log != null) {
            log.tellRest();
        }
        if (export != null) {
            export.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** In real time: the console's waits are those of the run, which tests cut short. */
    private void look(RunHealth health, MinuteLog told) {
        boolean stalled = false;
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                Optional<RunHealth.Stall> stall = health.look();
                if (stall.isPresent() && !stalled) {
                    messages.warn(stall.get().reason());
                }
                stalled = stall.isPresent();
                if (tells) {
                    told.tellIfDue();
                }
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }
}
