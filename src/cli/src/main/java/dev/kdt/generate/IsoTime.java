package dev.kdt.generate;

import dev.kdt.bytes.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes times that move forward as {@code 2026-01-02T03:04:05.678Z}; what two times share is formatted once. */
final class IsoTime {
    private long second = Long.MIN_VALUE;
    private byte[] upToSecond = new byte[0];

    /** Adds the time, given in milliseconds since 1970. */
    void write(long millis, ByteBuilder out) {
        long itsSecond = Math.floorDiv(millis, 1000);
        if (itsSecond != second) {
            second = itsSecond;
            String text = Instant.ofEpochSecond(second).toString();
            upToSecond = text.substring(0, text.length() - 1).getBytes(StandardCharsets.US_ASCII);
        }
        int fraction = (int) Math.floorMod(millis, 1000L);
        out.put(upToSecond)
                .put('.')
                .put('0' + fraction / 100)
                .put('0' + fraction / 10 % 10)
                .put('0' + fraction % 10)
                .put('Z');
    }
}
