package dev.kdt.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.TlsTrustManagersProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * HTTP for a few calls, by the JDK's connections. TLS is prepared when the first call needs it: the certificates are read then, which
 * takes longer than a whole command at an endpoint on this machine. Safe for use by several threads.
 */
final class OneShotHttp implements SdkHttpClient {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);

    private final @Nullable TlsTrustManagersProvider trusted;
    private final SdkHttpClient plain = UrlConnectionHttpClient.create(OneShotHttp::connection);
    private @Nullable SdkHttpClient whole;

    /** @param trusted the certificates to trust; {@code null}: those that the JDK brings */
    OneShotHttp(@Nullable TlsTrustManagersProvider trusted) {
        this.trusted = trusted;
    }

    /** Whether {@code host} is this machine by its name: no proxy leads to it. */
    static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest http = request.httpRequest();
        boolean isPlain = http.protocol().equals("http") && isThisMachine(http.host());
        return (isPlain ? plain : whole()).prepareRequest(request);
    }

    @Override
    public String clientName() {
        return plain.clientName();
    }

    @Override
    public synchronized void close() {
        plain.close();
        if (whole != null) {
            whole.close();
        }
    }

    /** With TLS and proxies. */
    private synchronized SdkHttpClient whole() {
        SdkHttpClient made = whole;
        if (made == null) {
            made = UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(READ)
                    .tlsTrustManagersProvider(trusted)
                    .build();
            whole = made;
        }
        return made;
    }

    private static HttpURLConnection connection(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) READ.toMillis());
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
