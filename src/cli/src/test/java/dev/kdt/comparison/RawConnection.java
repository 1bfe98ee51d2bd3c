package dev.kdt.comparison;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One HTTP/1.1 connection to an AWS service, for requests that were made before the clock starts: what is measured is the
 * server, and not a client. Used by one thread.
 */
public final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    public RawConnection(URI endpoint) throws IOException {
        socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
        out = socket.getOutputStream();
    }

    /** A whole request of JSON, its headers included. */
    public static byte[] request(URI endpoint, String target, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String service = target.split("[_.]", -1)[0].toLowerCase(Locale.ROOT);
        byte[] head = ("POST / HTTP/1.1\r\nHost: " + endpoint.getAuthority() + "\r\nX-Amz-Target: "
                        + target + "\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Date: 20260101T000000Z\r\n"
                        + "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/" + service
                        + "/aws4_request, SignedHeaders=host, Signature=0\r\nContent-Length: " + content.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] request = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, request, head.length, content.length);
        return request;
    }

    /**
     * Sends a request and waits for its answer's body.
     *
     * @throws IOException also when the answer is a refusal
     */
    public byte[] call(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).trim());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        if (!status.contains(" 200")) {
            throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        byte[] body = {};
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            int before = body.length;
            body = Arrays.copyOf(body, before + size);
            if (in.readNBytes(body, before, size) < size) {
                throw new IOException("the answer ends too early");
            }
            line();
        }
        line();
        return body;
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().trim(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
