package dev.kdt.local.stream;

import dev.kdt.local.wire.ServiceException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * A shard iterator: where to read on. Opaque to clients.
 *
 * @param issued milliseconds since the epoch; it is good for five minutes from then
 * @param streamCreated tells apart streams that had the same name one after the other
 * @param ordinal the first record to read
 */
public record IteratorToken(String stream, long streamCreated, int shard, long ordinal, long issued) {
    private static final long VERSION = 1;

    /** The token's text. */
    public String encode() {
        byte[] name = stream.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(8 + 8 + 8 + 4 + 8 + 4 + name.length + 4);
        out.putLong(VERSION)
                .putLong(issued)
                .putLong(streamCreated)
                .putInt(shard)
                .putLong(ordinal);
        out.putInt(name.length).put(name);
        out.putInt(crc(out.array(), out.position()));
        return Base64.getEncoder().encodeToString(out.array());
    }

    /**
     * Reads a token's text; quotation marks around it, as a shell's user copies them from JSON, do not matter.
     *
     * @throws ServiceException when nobody here made it
     */
    public static IteratorToken decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(unquoted(text));
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (bytes.length < 44 || in.getInt(bytes.length - 4) != crc(bytes, bytes.length - 4)) {
                throw invalid();
            }
            if (in.getLong() != VERSION) {
                throw invalid();
            }
            long issued = in.getLong();
            long created = in.getLong();
            int shard = in.getInt();
            long ordinal = in.getLong();
            byte[] name = new byte[Math.clamp(in.getInt(), 0, in.remaining())];
            in.get(name);
            return new IteratorToken(new String(name, StandardCharsets.UTF_8), created, shard, ordinal, issued);
        } catch (IllegalArgumentException | BufferUnderflowException _) {
            throw invalid();
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static ServiceException invalid() {
        return ServiceException.invalidArgument("Invalid ShardIterator.");
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
