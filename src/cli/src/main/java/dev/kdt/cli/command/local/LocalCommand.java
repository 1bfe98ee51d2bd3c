package dev.kdt.cli.command.local;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.LocalAddress;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StateFolder;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.PipelineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kdt local}. */
@Command(
        name = "local",
        header = "Serve Kinesis and Firehose on this machine, to kdt and every other AWS client.",
        description = {
            "Runs until it is stopped. Acknowledged records are kept in the data folder, also when the process is",
            "killed. Objects are delivered to DATA/s3/BUCKET/KEY, or to an S3-compatible service. The other",
            "commands connect with --local, any AWS client with the address as its endpoint URL; signatures are",
            "not checked."
        })
public final class LocalCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    private final Session session;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to listen on (127.0.0.1, this machine only, or that of KDT_LOCAL).")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 for any free port (4567, or that of KDT_LOCAL).")
    private @Nullable Integer port;

    @Option(
            names = "--tls",
            description = "Serve HTTPS with a self-signed certificate, DATA/tls/certificate.pem; clients trust it when"
                    + " AWS_CA_BUNDLE names that file.")
    private boolean tls;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of all data (~/.local/state/kdt/local).")
    private @Nullable String data;

    @Mixin
    private final InitialStreams wanted = new InitialStreams();

    @Mixin
    private final LocalFunctionOptions functions = new LocalFunctionOptions();

    @Mixin
    private final InitialMappings mappings = new InitialMappings();

    @Mixin
    private final LocalDeliveryOptions delivery = new LocalDeliveryOptions();

    @Mixin
    private final SimulationOptions conditions = new SimulationOptions();

    @Mixin
    private final FaultOptions faults = new FaultOptions();

    public LocalCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, PipelineException {
        EndpointLog log = log();
        HeldEvents events = new HeldEvents(log);
        EndpointOptions options = options().withEvents(events).withLambda(functions.processes(session));
        Stop stop = session.stopOnSignal();
        try (log;
                S3Store elsewhere = delivery.store(session);
                Endpoint endpoint = Endpoint.start(
                        options.withDelivery(delivery.options(functions.pipelines(session), elsewhere)))) {
            greet(endpoint, options, elsewhere);
            events.release();
            await(stop, log);
        }
        return ExitCode.of(new RunCounters(), stop);
    }

    private EndpointOptions options() {
        LocalAddress address = session.localAddress().orElse(LocalAddress.USUAL);
        int listenAt = port == null ? address.port() : port;
        if (listenAt < 0 || listenAt > LARGEST_PORT) {
            throw new UsageException("--port: write 0 to 65535, not " + listenAt);
        }
        Path folder = data == null
                ? StateFolder.of(session.console()).resolve("local")
                : session.console().path(data);
        EndpointOptions options = EndpointOptions.in(folder)
                .withHost(host == null ? address.host() : host)
                .withPort(listenAt)
                .withTransport(tls ? EndpointOptions.Transport.TLS : EndpointOptions.Transport.PLAIN)
                .withFaults(faults.rules(), faults.seed())
                .withResources(wanted.resources().withMappings(mappings.resources(functions, session)));
        return conditions.applyTo(options, session.console().clock());
    }

    private void greet(Endpoint endpoint, EndpointOptions options, @Nullable S3Store elsewhere) {
        Messages messages = session.messages();
        messages.say("listening at " + endpoint.uri() + ", data in " + options.data()
                + (elsewhere == null ? "" : ", objects at " + elsewhere.place()) + " (Ctrl-C stops it)");
        if (!endpoint.isOfThisMachineOnly()) {
            messages.warn("every client that can connect to " + endpoint.uri()
                    + " can read and change all data: signatures" + " are not checked");
        }
        Path certificate = endpoint.certificate();
        if (certificate != null) {
            messages.say("clients trust it with AWS_CA_BUNDLE=" + certificate);
        }
        if (options.clock() instanceof VirtualClock clock) {
            messages.say("the clock stands at " + clock.instant() + " ('kdt local tick 5m' moves it)");
        }
        if (!options.faults().isEmpty()) {
            messages.say("fault rules in force: " + options.faults().size() + " ('kdt local fault list' shows them)");
        }
    }

    private EndpointLog log() {
        EndpointLog.Detail detail = session.global().verbose() ? EndpointLog.Detail.REQUESTS : EndpointLog.Detail.USUAL;
        return new EndpointLog(session.messages(), detail, session.console().clock());
    }

    private static void await(Stop stop, EndpointLog log) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        stop.onRequest(stopped::countDown);
        while (!stopped.await(1, TimeUnit.SECONDS)) {
            log.tellRepeats();
        }
    }
}
