package dev.kdt.local;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Reads an answer's HTTP/1.1 chunks as the strictest of clients does: a chunk has come only when the line break behind it has.
 * Waits no longer than a few seconds for one.
 */
final class ChunkReader implements Closeable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    private ChunkReader(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Sends a request and reads its answer's head. */
    static ChunkReader of(URI endpoint, String target, String body) throws IOException {
        Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        String request =
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: "
                        + target + "\r\nX-Amz-Date: 20260101T000000Z\r\nAuthorization: AWS4-HMAC-SHA256 "
                        + "Credential=a/20260101/eu-west-1/kinesis/aws4_request, SignedHeaders=host, Signature=0\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        ChunkReader reader = new ChunkReader(socket);
        String head = "";
        for (String line = reader.line(); !line.isEmpty(); line = reader.line()) {
            head += line + "\n";
        }
        if (!head.startsWith("HTTP/1.1 200") || !head.contains("\nTransfer-Encoding: chunked\n")) {
            throw new AssertionError(head);
        }
        return reader;
    }

    /** The next chunk, one character for each byte; empty when it is the last. */
    String next() throws IOException {
        byte[] chunk = new byte[Integer.parseInt(line(), 16)];
        in.readFully(chunk);
        if (!line().isEmpty()) {
            throw new AssertionError("the chunk is longer than it says");
        }
        return new String(chunk, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (char c = (char) in.readByte(); c != '\n'; c = (char) in.readByte()) {
            line.append(c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
