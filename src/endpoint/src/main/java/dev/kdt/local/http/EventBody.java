package dev.kdt.local.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;

/**
 * The body of an answer that goes out part by part, each as soon as it is there.
 *
 * <p>With HTTP/1.1 a part is a chunk, and the chunks are made here: Jetty sends the line break that ends a chunk only in front of
 * the next one, and urllib3, so boto3 too, hands nothing on before it has come. Jetty is given a header that it does not
 * recognise, and takes the body for one that ends with the connection.
 */
final class EventBody {
    private static final HttpField CHUNKED = new HttpField((HttpHeader) null, "Transfer-Encoding", "chunked");
    private static final String LINE_BREAK = "\r\n";
    private static final String LAST_CHUNK = "0" + LINE_BREAK + LINE_BREAK;

    private final Response response;
    private final boolean chunked;

    EventBody(Request request, Response response) {
        this.response = response;
        this.chunked = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
        if (chunked) {
            response.getHeaders().add(CHUNKED).put(HttpHeader.CONNECTION, "close");
        }
    }

    /** Sends a part; returns when it is on its way. */
    void send(ByteBuffer part) throws IOException {
        try (Blocker.Callback sent = Blocker.callback()) {
            response.write(false, chunked ? chunk(part) : part, sent);
            sent.block();
        }
    }

    /** Ends the body. */
    void end(Callback callback) {
        response.write(true, ascii(chunked ? LAST_CHUNK : ""), callback);
    }

    private static ByteBuffer chunk(ByteBuffer part) {
        ByteBuffer size = ascii(Integer.toHexString(part.remaining()) + LINE_BREAK);
        ByteBuffer chunk = ByteBuffer.allocate(size.remaining() + part.remaining() + LINE_BREAK.length());
        return chunk.put(size).put(part).put(ascii(LINE_BREAK)).flip();
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
