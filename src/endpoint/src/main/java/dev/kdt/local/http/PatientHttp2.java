package dev.kdt.local.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;

/**
 * HTTP/2 that leaves it to the client to close a connection, and closes it itself only a moment later.
 *
 * <p>The AWS SDK for JavaScript announces a connection's end (GOAWAY) with the first request on it. Jetty closes such a connection
 * right behind the last answer, and behind TLS Node.js then throws away what its program has not read yet: the end of an event
 * stream, as often as not.
 */
final class PatientHttp2 extends HTTP2ServerConnectionFactory {
    private static final long PATIENCE_SECONDS = 2;

    PatientHttp2(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return super.newConnection(connector, patient(endPoint, connector));
    }

    /** The same, but for its {@code close} methods; a proxy, because Jetty has no class to extend for this. */
    private static EndPoint patient(EndPoint endPoint, Connector connector) {
        return (EndPoint) Proxy.newProxyInstance(
                EndPoint.class.getClassLoader(), new Class<?>[] {EndPoint.class}, (_, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        connector.getScheduler().schedule(endPoint::close, PATIENCE_SECONDS, TimeUnit.SECONDS);
                        return null;
                    }
                    try {
                        return method.invoke(endPoint, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
