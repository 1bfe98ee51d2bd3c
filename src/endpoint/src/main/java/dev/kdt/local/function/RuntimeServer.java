package dev.kdt.local.function;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server of all Runtime APIs of an endpoint, each on a loopback port of its own; it starts with the first of them. Safe for
 * use by several threads.
 */
final class RuntimeServer implements AutoCloseable {
    private final Map<Connector, RuntimeExchange> apis = new ConcurrentHashMap<>();
    private final Server server = server();

    /** The port of one Runtime API. Closing it cuts its connections. */
    final class Port implements AutoCloseable {
        private final ServerConnector connector;

        private Port(ServerConnector connector) {
            this.connector = connector;
        }

        /** Host and port, for {@code AWS_LAMBDA_RUNTIME_API}. */
        String address() {
            return connector.getHost() + ":" + connector.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            apis.remove(connector);
            server.removeConnector(connector);
            try {
                connector.stop();
            } catch (Exception e) {
                throw new IOException("cannot close the port of a Runtime API: " + e.getMessage(), e);
            }
        }
    }

    private Server server() {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("kdt-lambda");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Server made = new Server(threads);
        made.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                RuntimeExchange api = apis.get(request.getConnectionMetaData().getConnector());
                if (api == null) {
                    return false;
                }
                api.serve(request, response, callback);
                return true;
            }
        });
        return made;
    }

    private synchronized void start() throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("cannot start the server of Lambda's Runtime API: " + e.getMessage(), e);
        }
    }

    /** Opens a port for {@code api}. */
    Port open(RuntimeApi api, FunctionConfig.Identity function) throws IOException {
        start();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setIdleTimeout(0); // A process waits for its next event as long as it takes.
        try {
            connector.open();
            apis.put(
                    connector,
                    new RuntimeExchange(api, function.arn(), connector.getHost() + ":" + connector.getLocalPort()));
            server.addConnector(connector);
            connector.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot open a port for a Runtime API: " + e.getMessage(), e);
        }
        return new Port(connector);
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("cannot stop the server of Lambda's Runtime API: " + e.getMessage(), e);
        }
    }
}
