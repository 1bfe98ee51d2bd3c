package dev.kdt.local.http;

import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.RestAction;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The HTTP server: HTTP/1.1 and HTTP/2 with prior knowledge on one port, each request on a virtual thread. */
public final class WireServer implements AutoCloseable {
    /** Subscriptions of one client share a connection, so Jetty's 128 streams are too few. */
    private static final int MAX_STREAMS = 4096;

    /** Longer than a subscription lives. */
    private static final long IDLE_MILLIS = 400_000;

    /** The prefix of the targets of the endpoint's own operations. */
    static final String CONTROL = "Kdt";

    /**
     * The address that it listens on.
     *
     * @param port 0 for any free one
     * @param certificate for TLS; null for plain HTTP
     */
    public record Address(String host, int port, @Nullable SelfMadeCertificate certificate) {}

    /** The operations by service. */
    public record Operations(
            List<Operation> kinesis, List<Operation> firehose, List<Operation> control, List<RestAction> lambda) {}

    private final Server server;
    private final ServerConnector connector;

    private WireServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts listening.
     *
     * @throws IOException when the address cannot be bound
     */
    public static WireServer start(
            Address address, Operations operations, Faults faults, Timeline timeline, EndpointListener events)
            throws IOException {
        return start(address, operations, faults, timeline, events, Capacity.ofThisProcess());
    }

    static WireServer start(
            Address address,
            Operations operations,
            Faults faults,
            Timeline timeline,
            EndpointListener events,
            Capacity capacity)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("kdt-local");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, protocols(address.certificate()));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        ConnectionGuard connections = new ConnectionGuard(capacity.connections());
        connector.addBean(connections);
        server.setHandler(new WireHandler(
                new TargetReception(List.of(
                        new Service("Kinesis_20131202", operations.kinesis()),
                        new Service("Firehose_20150804", operations.firehose()),
                        new Service(CONTROL, operations.control()))),
                new RestReception(operations.lambda()),
                new FaultInjection(faults, timeline),
                new HostCheck(address.host()),
                new BodyRoom(capacity.bodyBytes(), capacity.stalled()),
                connections,
                events));
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

    /** HTTP/1.1 and HTTP/2 with prior knowledge; behind TLS also HTTP/2 by agreement. */
    private static ConnectionFactory[] protocols(@Nullable SelfMadeCertificate certificate) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(16 << 10);
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        HTTP2CServerConnectionFactory prior = new HTTP2CServerConnectionFactory(http);
        prior.setMaxConcurrentStreams(MAX_STREAMS);
        if (certificate == null) {
            return new ConnectionFactory[] {http1, prior};
        }
        PatientHttp2 http2 = new PatientHttp2(http);
        http2.setMaxConcurrentStreams(MAX_STREAMS);
        ALPNServerConnectionFactory agreement = new ALPNServerConnectionFactory();
        agreement.setDefaultProtocol(http1.getProtocol());
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(certificate.store());
        tls.setKeyStorePassword(SelfMadeCertificate.PASSWORD);
        return new ConnectionFactory[] {
            new SslConnectionFactory(tls, agreement.getProtocol()), agreement, http2, http1, prior
        };
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Whether it listens where only this machine's callers come from. */
    public boolean isLoopback() {
        return connector.getTransport() instanceof ServerSocketChannel channel
                && channel.socket().getInetAddress().isLoopbackAddress();
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
