package dev.kdt.local.http;

import dev.kdt.local.fault.Faults;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Operation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: HTTP/1.1 and HTTP/2 with prior knowledge on one port, each request on a virtual thread. */
public final class WireServer implements AutoCloseable {
    /** Subscriptions of one client share a connection, so Jetty's 128 streams are too few. */
    private static final int MAX_STREAMS = 4096;

    private static final int MAX_CONNECTIONS = 4096;
    /** Longer than a subscription lives. */
    private static final long IDLE_MILLIS = 400_000;

    /** What the targets of the endpoint's own operations begin with. */
    static final String CONTROL = "Kdt";

    /** The operations by service. */
    public record Operations(List<Operation> kinesis, List<Operation> firehose, List<Operation> control) {}

    private final Server server;
    private final ServerConnector connector;

    private WireServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any free one
     * @throws IOException when the address cannot be bound
     */
    public static WireServer start(
            String host, int port, Operations operations, Faults faults, Timeline timeline, Consumer<String> report)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("kdt-local");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(16 << 10);
        HTTP2CServerConnectionFactory http2 = new HTTP2CServerConnectionFactory(http);
        http2.setMaxConcurrentStreams(MAX_STREAMS);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http), http2);
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
        server.setHandler(new WireHandler(
                List.of(
                        new Service("Kinesis_20131202", operations.kinesis()),
                        new Service("Firehose_20150804", operations.firehose()),
                        new Service(CONTROL, operations.control())),
                new FaultInjection(faults, timeline),
                new HostCheck(host),
                report));
        try {
            connector.open();
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot start the HTTP server: " + e.getMessage(), e);
        }
        return new WireServer(server, connector);
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("cannot stop the HTTP server: " + e.getMessage(), e);
        }
    }
}
