package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectsTest {
    private static final byte[] CONTENT = "one\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private HttpServer server;
    private Optional<String> tag = Optional.of("\"5bbf5a52328e7439ae6e719dfe712200\"");

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            tag.ifPresent(each -> exchange.getResponseHeaders().add("ETag", each));
            boolean isRead = exchange.getRequestMethod().equals("GET");
            exchange.sendResponseHeaders(200, isRead ? CONTENT.length : -1);
            if (isRead) {
                exchange.getResponseBody().write(CONTENT);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anObjectIsPutAndRead() throws IOException {
        Path file = Files.write(folder.resolve("object"), CONTENT);
        try (S3Objects objects = objects()) {
            objects.put("bucket", "key", file, "");
            try (InputStream content = objects.open("bucket", "key")) {
                assertArrayEquals(CONTENT, content.readAllBytes());
            }
        }
    }

    /** As a proxy answers that shows a page of its own, with 200. */
    @Test
    void anAnswerWithoutTheObjectsTagIsNotBelieved() throws IOException {
        tag = Optional.empty();
        Path file = Files.write(folder.resolve("object"), CONTENT);
        try (S3Objects objects = objects()) {
            IOException put = assertThrows(IOException.class, () -> objects.put("bucket", "key", file, ""));
            IOException read = assertThrows(IOException.class, () -> objects.open("bucket", "key"));
            String expected = "the answer of " + objects.place() + " makes no sense: it names no ETag of the object";
            assertEquals(expected, put.getMessage());
            assertEquals(expected, read.getMessage());
        }
    }

    private S3Objects objects() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return S3Objects.of(new AwsSettings(null, null, null, url, Map.of("AWS_ENDPOINT_URL_S3", url.toString())));
    }
}
