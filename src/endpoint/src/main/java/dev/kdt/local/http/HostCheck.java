package dev.kdt.local.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out: a page of another origin, or one whose name was made to mean this machine (DNS rebinding), must not reach
 * the endpoint through its visitor's browser. Requests must name this machine by an address, by {@code localhost} or by the
 * name it listens on; pages must come from this machine or from where the request goes to.
 */
final class HostCheck {
    private static final Pattern ADDRESS = Pattern.compile("\\[?[0-9a-f]*:[0-9a-f:.]*\\]?|\\d+\\.\\d+\\.\\d+\\.\\d+");

    private static final Pattern LOOPBACK = Pattern.compile("\\[?::1\\]?|127\\.\\d+\\.\\d+\\.\\d+");

    private final String listening;

    /** @param listening the host that is listened on */
    HostCheck(String listening) {
        this.listening = listening;
    }

    /** Why the request is refused, or null when it is not. */
    @Nullable
    String refusal(Request request) {
        String host = Request.getServerName(request);
        if (host != null && !isOurs(host)) {
            return "The Host header " + host + " does not name this endpoint. Use an IP address or localhost.";
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && !isOrigin(hostOf(origin), host)) {
            return "Origin " + origin + " may not use this endpoint.";
        }
        return null;
    }

    private static String hostOf(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host == null ? origin : host;
        } catch (IllegalArgumentException _) {
            return origin;
        }
    }

    private boolean isOurs(String host) {
        return isNamed(host) || ADDRESS.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private boolean isOrigin(String host, @Nullable String requested) {
        return isNamed(host)
                || LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()
                || host.equalsIgnoreCase(requested);
    }

    private boolean isNamed(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals(listening.toLowerCase(Locale.ROOT));
    }

    /** Whether the caller is on this machine. */
    static boolean isLocal(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress();
    }
}
