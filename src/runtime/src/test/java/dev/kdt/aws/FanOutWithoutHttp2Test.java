package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Behind something that speaks HTTP/1.1 only, as some proxies do. */
class FanOutWithoutHttp2Test extends FanOutRig {
    private HttpServer proxy;

    @BeforeEach
    void startProxy() throws Exception {
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.start();
    }

    @AfterEach
    void stopProxy() {
        proxy.stop(0);
    }

    @Override
    AwsSettings subscribing() {
        URI behind = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
        return new AwsSettings(null, null, null, behind, Map.of());
    }

    @Test
    void theShardIsPolled() throws Exception {
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            assertEquals(List.of("a"), read(source.lanes().getFirst(), 1));
        }
        assertEquals(1, notices.size(), notices.toString());
        assertTrue(
                notices.getFirst().startsWith("no enhanced fan-out, reading by polling instead: "), notices.getFirst());
    }
}
