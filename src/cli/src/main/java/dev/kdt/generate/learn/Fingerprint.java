package dev.kdt.generate.learn;

import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.nio.charset.StandardCharsets;

/** Hashes of 64 bits (FNV-1a, scrambled): equal values have equal ones, others nearly never. A string and a number of the same text are equal. */
final class Fingerprint {
    /** Of no value. */
    static final long ABSENT = 0;

    /** Of an object, whatever is in it. */
    static final long OBJECT = of("{}");

    /** Of an array. */
    static final long ARRAY = of("[]");

    private Fingerprint() {}

    static long of(Value value) {
        if (value instanceof StringValue text) {
            return of(text.array(), text.from(), text.to());
        }
        return of(value.toString());
    }

    static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    private static long of(byte[] bytes, int from, int to) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return hash == ABSENT ? 1 : hash;
    }
}
