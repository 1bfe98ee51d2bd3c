package dev.kdt.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** What an {@link AnyEndpoint} does when it is asked. The connection is closed afterwards. */
@FunctionalInterface
public interface Reply {
    /** Long enough to be slow for every client here, and short enough to be noticed. */
    int DRIP_MILLIS = 20;

    void write(AnyEndpoint.Asked asked, Socket client) throws IOException, InterruptedException;

    /** A whole answer of the protocol that was asked in. */
    static Reply tree(Function<AnyEndpoint.Asked, JsonNode> answer) {
        return (asked, client) ->
                client.getOutputStream().write(message(200, "", encoded(answer.apply(asked), asked.isCbor()), asked));
    }

    /** A whole answer, given as JSON: sent as it is, or as CBOR when it was asked so and it is JSON. */
    static Reply json(String json) {
        return (asked, client) ->
                client.getOutputStream().write(message(200, "", encoded(json, asked.isCbor()), asked));
    }

    /** A whole answer with a status and some text as its body. */
    static Reply status(int status, String contentType, String body) {
        return (_, client) -> client.getOutputStream()
                .write(message(status, "Content-Type: " + contentType + "\r\n", body.getBytes(StandardCharsets.UTF_8)));
    }

    /** A right body with a header line more. */
    static Reply header(String line, Function<AnyEndpoint.Asked, JsonNode> answer) {
        return (asked, client) -> client.getOutputStream()
                .write(message(200, line + "\r\n", encoded(answer.apply(asked), asked.isCbor()), asked));
    }

    /** These bytes and nothing else: no status line, unless they hold one. */
    static Reply bytes(String bytes) {
        return (_, client) -> client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Nothing for ever. */
    static Reply nothing() {
        return (_, client) -> hang(client);
    }

    /** These bytes, and then nothing for ever. */
    static Reply thenNothing(String bytes) {
        return (_, client) -> {
            client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            hang(client);
        };
    }

    /** First some bytes, and then others one by one, slowly and without an end. */
    static Reply dripping(String first, String drops) {
        return (_, client) -> {
            OutputStream out = client.getOutputStream();
            out.write(first.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                for (byte each : drops.getBytes(StandardCharsets.ISO_8859_1)) {
                    out.write(each);
                    out.flush();
                    Thread.sleep(DRIP_MILLIS);
                }
            }
        };
    }

    /** First some bytes, and then others as fast as they go, without an end. */
    static Reply flood(String first, String more) {
        return (_, client) -> {
            OutputStream out = client.getOutputStream();
            out.write(first.getBytes(StandardCharsets.ISO_8859_1));
            byte[] block = more.repeat(65_536 / more.length()).getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                out.write(block);
            }
        };
    }

    /** The connection is reset. */
    static Reply reset() {
        return (_, client) -> client.setSoLinger(true, 0);
    }

    private static void hang(Socket client) throws InterruptedException, IOException {
        if (client.getInputStream().read() >= 0) {
            new CountDownLatch(1).await();
        }
    }

    private static byte[] message(int status, String headers, byte[] body, AnyEndpoint.Asked asked) {
        String type = asked.isCbor() ? "application/x-amz-cbor-1.1" : "application/x-amz-json-1.1";
        return message(status, headers + "Content-Type: " + type + "\r\n", body);
    }

    private static byte[] message(int status, String headers, byte[] body) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        String head = "HTTP/1.1 " + status + " Whatever\r\n" + headers + "Content-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n";
        message.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        message.writeBytes(body);
        return message.toByteArray();
    }

    private static byte[] encoded(String json, boolean isCbor) throws IOException {
        return isCbor ? encoded(new ObjectMapper().readTree(json), true) : json.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encoded(JsonNode tree, boolean isCbor) throws IOException {
        return isCbor
                ? new ObjectMapper(new CBORFactory()).writeValueAsBytes(binary(tree.deepCopy()))
                : tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** CBOR holds payloads as bytes, not as Base64. */
    private static JsonNode binary(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            JsonNode data = object.get("Data");
            if (data != null && data.isTextual()) {
                object.put("Data", Base64.getDecoder().decode(data.textValue()));
            }
            object.properties().forEach(each -> binary(each.getValue()));
        } else if (tree instanceof ArrayNode array) {
            array.forEach(Reply::binary);
        }
        return tree;
    }
}
