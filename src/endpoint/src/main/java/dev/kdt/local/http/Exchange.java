package dev.kdt.local.http;

import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.EventWriter;
import dev.kdt.local.wire.Events;
import dev.kdt.local.wire.Protocol;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and the ways to answer it. Exactly one of them is called. */
final class Exchange {
    private static final byte[] NOTHING = {};

    private final Request request;
    private final Response response;
    private final Callback callback;
    private String refusal = "";

    Exchange(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        byte[] id = new byte[72];
        ThreadLocalRandom.current().nextBytes(id);
        response.getHeaders()
                .put("x-amzn-RequestId", UUID.randomUUID().toString())
                .put("x-amz-id-2", Base64.getEncoder().encodeToString(id));
    }

    /** Success without anything, for a browser that asks what it may do. */
    void allow() {
        response.getHeaders().remove("x-amz-id-2");
        send(200, "", NOTHING);
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }

    void header(String name, String value) {
        response.getHeaders().put(name, value);
    }

    /** Success. */
    void answer(Answer answer, Protocol protocol) {
        send(200, protocol.contentType(), Answer.NOTHING.equals(answer) ? NOTHING : protocol.write(answer));
    }

    /** Success, of an operation that requests name by a path. */
    void answer(RestAnswer answer) {
        switch (answer) {
            case RestAnswer.Members(int status, Answer members) ->
                send(status, Protocol.REST_JSON.contentType(), Protocol.REST_JSON.write(members));
            case RestAnswer.Payload(int status, Map<String, String> headers, byte[] payload) -> {
                headers.forEach(this::header);
                send(status, payload.length == 0 ? "" : Protocol.REST_JSON.contentType(), payload);
            }
        }
    }

    /** A refusal, in the protocol of the request. */
    void refuse(ServiceException refused, Protocol protocol) {
        refusal = refused.text();
        header("x-amzn-ErrorType", refused.type());
        send(refused.status(), protocol.contentType(), protocol.write(Refusals.of(refused, protocol)));
    }

    /** The message of {@link #refuse}; empty before it was called. */
    String refusal() {
        return refusal;
    }

    /** A refusal of a request whose protocol is not known, as the service writes it. */
    void refuseAsXml(int status, String type, String message) {
        String body = message.isEmpty()
                ? "<" + type + "/>\n"
                : "<" + type + ">\n  <Message>" + message + "</Message>\n</" + type + ">\n";
        send(status, "", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Too much to do: the client may try again later, on another connection. */
    void turnAway() {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        refuseAsXml(503, "ServiceUnavailable", "The endpoint has too many requests at a time. Try again later.");
    }

    /** A stream of events; returns when it is over. */
    void stream(Events events) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/vnd.amazon.eventstream");
        EventBody body = new EventBody(request, response);
        try (events) {
            EventWriter out = new EventWriter(body::send);
            out.initialResponse();
            events.writeTo(out);
            body.end(callback);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callback.failed(e);
        } catch (IOException e) {
            callback.failed(e); // The reader is gone.
        }
    }

    /** No answer: the connection, or with HTTP/2 the stream, is cut. */
    void drop() {
        Throwable cut = new IOException("cut on demand");
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2) {
            callback.failed(cut);
        } else {
            request.getConnectionMetaData().getConnection().getEndPoint().close(cut);
            callback.failed(cut);
        }
    }

    void send(int status, String contentType, byte[] body) {
        response.setStatus(status);
        if (!contentType.isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        }
        CRC32 crc = new CRC32();
        crc.update(body);
        response.getHeaders().put("x-amz-crc32", Long.toString(crc.getValue()));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
