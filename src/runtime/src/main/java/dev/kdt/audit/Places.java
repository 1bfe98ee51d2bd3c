package dev.kdt.audit;

import dev.kdt.flow.FlowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told of a record or an object when something is wrong with it, on the disk: most of it is never asked for. Any thread adds.
 */
final class Places implements AutoCloseable {
    /** A stream has a few thousand shards with those that were closed ("Amazon Kinesis Data Streams Developer Guide, Quotas and limits"). */
    private static final int MOST_SHARDS = 1_000_000;

    private static final int BUFFER = 1 << 16;
    private static final int MOST_NAME = 1 << 13;

    /** Shard, arrival, sub-sequence, output, fingerprint of the payload, length of the sequence number. */
    private static final int BEFORE_DIGITS = 4 + 8 + 4 + 4 + 16 + 1;

    private static final int MOST_DIGITS = 255;

    private final TemporaryFile file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final List<String> shards = new ArrayList<>();
    private final Map<String, Integer> shardNumbers = new HashMap<>();

    /** @param folder that the file is made in */
    Places(Path folder) {
        file = new TemporaryFile(folder);
    }

    /**
     * Keeps where something came from.
     *
     * @param payload the fingerprint of the record's payload
     * @return where it stands
     */
    synchronized long add(Origin origin, Fingerprint payload) {
        int digits = origin.sequence().length();
        if (digits > MOST_DIGITS) {
            throw new FlowException("the sequence number " + origin.sequence() + " is longer than any of the service");
        }
        long at = begin(BEFORE_DIGITS + (digits + 1) / 2);
        Instant arrival = origin.arrival();
        buffer.putInt(number(origin.shard()))
                .putLong(arrival == null ? Long.MIN_VALUE : arrival.toEpochMilli())
                .putInt(origin.subsequence())
                .putInt(origin.output())
                .putLong(payload.high())
                .putLong(payload.low())
                .put((byte) digits);
        for (int i = 0; i < digits; i += 2) {
            int low = i + 1 < digits ? origin.sequence().charAt(i + 1) - '0' : 0;
            buffer.put((byte) ((origin.sequence().charAt(i) - '0') << 4 | low));
        }
        return at;
    }

    /** Keeps the name of an object, and returns where it stands. */
    synchronized long add(String object) {
        byte[] name = object.getBytes(StandardCharsets.UTF_8);
        if (name.length > MOST_NAME) {
            throw new FlowException("the name of " + object + " is longer than any of a file or an object");
        }
        long at = begin(2 + name.length);
        buffer.putShort((short) name.length).put(name);
        return at;
    }

    synchronized Origin origin(long at) {
        ByteBuffer stored = stored(at, BEFORE_DIGITS + (MOST_DIGITS + 1) / 2);
        String shard = shards.get(stored.getInt());
        long arrival = stored.getLong();
        int subsequence = stored.getInt();
        int output = stored.getInt();
        stored.getLong();
        stored.getLong();
        int digits = stored.get() & 0xff;
        StringBuilder sequence = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            int two = i % 2 == 0 ? stored.get() : stored.get(stored.position() - 1);
            sequence.append((char) ('0' + (i % 2 == 0 ? two >> 4 & 15 : two & 15)));
        }
        return new Origin(
                shard,
                sequence.toString(),
                subsequence,
                output,
                arrival == Long.MIN_VALUE ? null : Instant.ofEpochMilli(arrival));
    }

    /** The fingerprint of the payload of the record that is kept there. */
    synchronized Fingerprint payload(long at) {
        ByteBuffer stored = stored(at + 4 + 8 + 4 + 4, 16);
        return new Fingerprint(stored.getLong(), stored.getLong());
    }

    synchronized String object(long at) {
        ByteBuffer stored = stored(at, 2 + MOST_NAME);
        byte[] name = new byte[stored.getShort()];
        stored.get(name);
        return new String(name, StandardCharsets.UTF_8);
    }

    private int number(String shard) {
        Integer known = shardNumbers.get(shard);
        if (known != null) {
            return known;
        }
        if (shards.size() == MOST_SHARDS) {
            throw new FlowException("the stream has more than " + MOST_SHARDS + " shards");
        }
        shards.add(shard);
        shardNumbers.put(shard, shards.size() - 1);
        return shards.size() - 1;
    }

    private long begin(int length) {
        if (buffer.remaining() < length) {
            flush();
        }
        return file.size() + buffer.position();
    }

    private void flush() {
        file.append(buffer.array(), buffer.position());
        buffer.clear();
    }

    private ByteBuffer stored(long at, int length) {
        if (buffer.position() > 0) {
            flush();
        }
        byte[] bytes = new byte[length];
        return ByteBuffer.wrap(bytes, 0, file.read(at, bytes, length));
    }

    @Override
    public void close() {
        file.close();
    }
}
