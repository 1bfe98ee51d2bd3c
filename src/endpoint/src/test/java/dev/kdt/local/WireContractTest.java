package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The contract, kept by our own endpoint; and what it keeps out, which the service has no need to. */
class WireContractTest extends WireContract {
    @Override
    protected TestedEndpoint endpoint(Path data) throws IOException {
        return EmbeddedEndpoint.start(data);
    }

    @Test
    void pagesOfOtherHostsAreKeptOut() throws Exception {
        assertEquals(403, raw("evil.example", ""));
        assertEquals(403, raw("127.0.0.1", "Origin: https://evil.example\r\n"));
        assertEquals(403, raw("127.0.0.1", "Origin: null\r\n"));
        assertEquals(403, raw("127.0.0.1", "Origin: http://203.0.113.7\r\n"));
        assertEquals(400, raw("127.0.0.1", "Origin: http://[::1]:3000\r\n"));
        assertEquals(400, raw("192.0.2.1", "Origin: http://192.0.2.1:8080\r\n"));
        assertEquals(400, raw("localhost:1", "Origin: http://localhost:3000\r\n"));
        assertEquals(400, raw("[::1]", ""));
    }

    @Test
    void largeBodiesAreRefused() throws Exception {
        assertEquals(413, raw("localhost", "", (16 << 20) + 1));
    }

    @Test
    void deepNestingIsNoJsonAndNoCbor() throws Exception {
        byte[] json = "{\"a\":".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        assertEquals(400, post("application/x-amz-json-1.1", json));
        byte[] cbor = new byte[100_000];
        Arrays.fill(cbor, (byte) 0x81); // An array of one, of one, of one.
        assertEquals(400, post("application/x-amz-cbor-1.1", cbor));
    }

    @Test
    void headersWithoutEndAreRefused() throws Exception {
        assertEquals(431, raw("localhost", "X-Long: " + "x".repeat(20_000) + "\r\n"));
    }

    private int post(String contentType, byte[] body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri())
                    .header("Content-Type", contentType)
                    .header("X-Amz-Target", "Kinesis_20131202.ListStreams")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void aBrowserIsToldWhatThisIsAndHowToPointAClientAtIt() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(uri()).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertEquals(
                    "text/plain; charset=utf-8",
                    answer.headers().firstValue("Content-Type").orElseThrow());
            assertTrue(answer.body().startsWith("This is kdt local"), answer.body());
            assertTrue(answer.body().contains("AWS_ENDPOINT_URL=" + uri() + "\n"), answer.body());
        }
    }

    /** The status that a hand-made request gets; 400 is what an unsigned one gets that is let through. */
    private int raw(String host, String headers) throws IOException {
        return raw(host, headers, 2);
    }

    private int raw(String host, String headers, int length) throws IOException {
        URI uri = uri();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(("POST / HTTP/1.1\r\nHost: " + host + "\r\n" + headers
                            + "Content-Type: application/x-amz-json-1.1\r\n"
                            + "X-Amz-Target: Kinesis_20131202.ListStreams\r\nContent-Length: " + length + "\r\n"
                            + "Connection: close\r\n\r\n{}")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(status.substring(9));
        }
    }
}
