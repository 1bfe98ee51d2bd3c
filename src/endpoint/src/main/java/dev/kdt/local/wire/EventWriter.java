package dev.kdt.local.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes events in AWS's binary framing: length of the whole, length of the headers, CRC-32 of these two, headers,
 * payload, CRC-32 of all before. Payloads are JSON whatever the request was written in.
 */
public final class EventWriter {
    private static final byte STRING = 7;
    private static final int PRELUDE = 12;
    private static final int TRAILER = 4;

    private final Channel channel;

    /** The channel that frames are written to. */
    @FunctionalInterface
    public interface Channel {
        /** Sends all of {@code frame}; it may be waited for. */
        void send(ByteBuffer frame) throws IOException;
    }

    public EventWriter(Channel channel) {
        this.channel = channel;
    }

    /** The event that comes first: the members of the operation's output beside the stream. */
    public void initialResponse() throws IOException {
        channel.send(frame("event", ":event-type", "initial-response", _ -> {}));
    }

    public void event(String type, Answer payload) throws IOException {
        channel.send(frame("event", ":event-type", type, payload));
    }

    /** The first half of an event's bytes. */
    public void half(String type, Answer payload) throws IOException {
        ByteBuffer whole = frame("event", ":event-type", type, payload);
        channel.send(whole.limit(whole.limit() / 2));
    }

    /** The failure that ends the stream. */
    public void exception(ServiceException failure) throws IOException {
        channel.send(frame("exception", ":exception-type", failure.type(), out -> out.text("message", failure.text())));
    }

    private static ByteBuffer frame(String messageType, String typeHeader, String type, Answer payload) {
        byte[] body = Protocol.JSON.write(payload);
        ByteBuffer headers = ByteBuffer.allocate(512);
        header(headers, ":message-type", messageType);
        header(headers, typeHeader, type);
        header(headers, ":content-type", "application/json");
        headers.flip();
        int length = PRELUDE + headers.remaining() + body.length + TRAILER;
        ByteBuffer frame = ByteBuffer.allocate(length);
        frame.putInt(length).putInt(headers.remaining());
        frame.putInt(crc(frame));
        frame.put(headers).put(body);
        frame.putInt(crc(frame));
        return frame.flip();
    }

    private static void header(ByteBuffer out, String name, String value) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] valueBytes = value.getBytes(StandardCharsets.UTF_8);
        out.put((byte) nameBytes.length).put(nameBytes);
        out.put(STRING).putShort((short) valueBytes.length).put(valueBytes);
    }

    /** Of everything written to {@code frame} so far. */
    private static int crc(ByteBuffer frame) {
        CRC32 crc = new CRC32();
        crc.update(frame.duplicate().flip());
        return (int) crc.getValue();
    }
}
