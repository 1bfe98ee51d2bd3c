package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.Throttling;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Stop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PutCheckTest {
    private static final Map<String, String> VARIABLES =
            Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));
    private Endpoint endpoint;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        endpoint = Endpoint.start(EndpointOptions.in(data)
                .withClock(clock)
                .withTransition(Duration.ZERO)
                .withLimits(Throttling.SERVICE));
        try (Clients clients = clients(endpoint.uri())) {
            clients.kinesis()
                    .createStream(request -> request.streamName("orders").shardCount(1));
        }
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    /** Calls are made again when the endpoint's time has passed. */
    private Retrying retrying() {
        return new Retrying(RetryPolicy.DEFAULT, clock::advance, new Random(1), clock, new Stop(), RetryNotices.none());
    }

    private static Clients clients(URI uri) {
        return Clients.oneShot(new AwsSettings(null, "eu-west-1", null, uri, VARIABLES));
    }

    /** Two dry runs are made, and the stream takes one a second: the second is made again. */
    @Test
    void isPermittedWhereADryRunIsKnown() throws InterruptedException {
        try (Clients clients = clients(endpoint.uri())) {
            assertEquals(new PutCheck.Answer.Permitted(), PutCheck.of("orders", clients, retrying()));
        }
    }

    @Test
    void isRefusedAsTheCallWouldBe() throws InterruptedException {
        try (Clients clients = clients(endpoint.uri())) {
            PutCheck.Answer.Refused refused =
                    assertInstanceOf(PutCheck.Answer.Refused.class, PutCheck.of("nowhere", clients, retrying()));
            assertTrue(refused.why().startsWith("stream 'nowhere' not found in "), refused.why());
        }
    }

    /** It would put the record of the dry run. */
    @Test
    void nothingIsPutWhereADryRunIsNotKnown() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> answer(exchange, asked));
        server.start();
        System.setProperty("aws.cborEnabled", "false");
        try (Clients clients =
                clients(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))) {
            assertInstanceOf(PutCheck.Answer.Unknown.class, PutCheck.of("orders", clients, retrying()));
            assertEquals(List.of("Kinesis_20131202.ListShards", "Kinesis_20131202.GetShardIterator"), asked);
        } finally {
            System.clearProperty("aws.cborEnabled");
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, List<String> asked) throws IOException {
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        asked.add(operation);
        byte[] body = (operation.endsWith("ListShards") ? """
            {"Shards":[{"ShardId":"shardId-000000000000","HashKeyRange":{"StartingHashKey":"0",\
            "EndingHashKey":"340282366920938463463374607431768211455"},\
            "SequenceNumberRange":{"StartingSequenceNumber":"0"}}]}\
            """ : "{\"ShardIterator\":\"AAAA\"}")
                .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
