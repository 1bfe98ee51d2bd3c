package dev.kdt.codec.binary;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.BinaryFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.format.Plain;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads MessagePack ("MessagePack specification", spec.md of msgpack/msgpack): one value or several in a row. Read here, since the
 * library for it uses methods that the JDK warns of.
 *
 * <p>Integers are exact; binary data, and strings that are no UTF-8, are Base64; keys that are no strings are their JSON text; of a
 * key that comes twice the last value counts. A timestamp is ISO 8601 text, any other extension {@code {"ext":5,"data":"…"}}.
 */
public final class MessagePack implements BinaryFormat {
    private static final String NAME = "msgpack";
    private static final int TIMESTAMP = -1;
    private static final StringValue EXT = StringValue.of("ext");
    private static final StringValue DATA = StringValue.of("data");
    /** Containers are made with room for so many at first: a length is a promise only. */
    private static final int ROOM = 16;

    private final boolean strict;
    private byte[] bytes = {};
    private int start;
    private int at;
    private int end;
    private int depth;

    private MessagePack(boolean strict) {
        this.strict = strict;
    }

    /** A reader of payloads that are known to be MessagePack. */
    public static MessagePack known() {
        return new MessagePack(false);
    }

    /** A reader of payloads that may be something else: strings must be UTF-8, and keys must be strings. */
    public static MessagePack supposed() {
        return new MessagePack(true);
    }

    @Override
    public List<Value> read(Slice payload) throws CodecException {
        bytes = payload.array();
        start = payload.from();
        at = start;
        end = payload.to();
        depth = 0;
        List<Value> values = new ArrayList<>(1);
        do {
            values.add(value());
        } while (at < end);
        return values;
    }

    private Value value() throws CodecException {
        int type = (int) unsigned(1);
        if (type < 0x80 || type >= 0xE0) {
            return Value.of((byte) type);
        }
        return switch (type >>> 4) {
            case 0x8 -> map(type & 0xF);
            case 0x9 -> array(type & 0xF);
            case 0xA, 0xB -> text(type & 0x1F);
            default -> typed(type);
        };
    }

    private Value typed(int type) throws CodecException {
        return switch (type) {
            case 0xC0 -> Value.NULL;
            case 0xC2 -> Value.FALSE;
            case 0xC3 -> Value.TRUE;
            case 0xC4, 0xC5, 0xC6 -> Plain.bytes(take(unsigned(1 << (type - 0xC4))));
            case 0xC7, 0xC8, 0xC9 -> extension(unsigned(1 << (type - 0xC7)));
            case 0xCA -> NumberValue.shortest(Float.intBitsToFloat((int) unsigned(4)));
            case 0xCB -> Value.of(Double.longBitsToDouble(unsigned(8)));
            case 0xCC, 0xCD, 0xCE -> NumberValue.exact(unsigned(1 << (type - 0xCC)));
            case 0xCF -> unsignedLong(unsigned(8));
            case 0xD0 -> NumberValue.exact((byte) unsigned(1));
            case 0xD1 -> NumberValue.exact((short) unsigned(2));
            case 0xD2 -> Value.of((int) unsigned(4));
            case 0xD3 -> NumberValue.exact(unsigned(8));
            case 0xD4, 0xD5, 0xD6, 0xD7, 0xD8 -> extension(1 << (type - 0xD4));
            case 0xD9, 0xDA, 0xDB -> text(unsigned(1 << (type - 0xD9)));
            case 0xDC, 0xDD -> array(unsigned(2 << (type - 0xDC)));
            case 0xDE, 0xDF -> map(unsigned(2 << (type - 0xDE)));
            default -> throw broken("0x" + Integer.toHexString(type) + " begins no value");
        };
    }

    private static Value unsignedLong(long bits) {
        return bits >= 0 ? NumberValue.exact(bits) : NumberValue.exact(new BigDecimal(Long.toUnsignedString(bits)));
    }

    private Value array(long size) throws CodecException {
        enter(size);
        List<Value> values = new ArrayList<>((int) Math.min(size, ROOM));
        for (long i = 0; i < size; i++) {
            values.add(value());
        }
        depth--;
        return ArrayValue.of(values);
    }

    private Value map(long size) throws CodecException {
        enter(2 * size);
        ObjectValue object = ObjectValue.withRoomFor((int) Math.min(size, ROOM));
        for (long i = 0; i < size; i++) {
            if (strict && !beginsString()) {
                throw broken("a key is no string");
            }
            StringValue key = Plain.key(value());
            object = object.with(key, value());
        }
        depth--;
        return object;
    }

    /** Every value takes a byte at least: what promises more of them than bytes are left fails at once. */
    private void enter(long values) throws CodecException {
        if (values > end - at) {
            throw cutShort();
        }
        if (++depth > MAX_DEPTH) {
            throw broken("more than " + MAX_DEPTH + " levels");
        }
    }

    private boolean beginsString() {
        int type = at < end ? bytes[at] & 0xFF : 0;
        return type >>> 5 == 5 || (type >= 0xD9 && type <= 0xDB);
    }

    private Value text(long size) throws CodecException {
        Slice text = take(size);
        if (strict && !Utf8.isValid(text)) {
            throw broken("a string is no UTF-8");
        }
        return Plain.text(text);
    }

    private Value extension(long size) throws CodecException {
        int type = (byte) unsigned(1);
        Slice data = take(size);
        if (type == TIMESTAMP && (size == 4 || size == 8 || size == 12)) {
            return timestamp(data);
        }
        return ObjectValue.withRoomFor(2).with(EXT, Value.of(type)).with(DATA, Plain.bytes(data));
    }

    private static Value timestamp(Slice data) throws CodecException {
        return switch (data.length()) {
            case 4 -> Plain.instant(bigEndian(data, 0, 4), 0, NAME);
            case 8 -> {
                long both = bigEndian(data, 0, 8);
                yield Plain.instant(both & 0x3_FFFF_FFFFL, both >>> 34, NAME);
            }
            default -> Plain.instant(bigEndian(data, 4, 8), bigEndian(data, 0, 4), NAME);
        };
    }

    private static long bigEndian(Slice data, int from, int count) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | (data.at(from + i) & 0xFF);
        }
        return number;
    }

    private long unsigned(int count) throws CodecException {
        return bigEndian(take(count), 0, count);
    }

    private Slice take(long count) throws CodecException {
        if (count > end - at) {
            throw cutShort();
        }
        Slice taken = new Slice(bytes, at, at + (int) count);
        at += (int) count;
        return taken;
    }

    private CodecException cutShort() {
        return new CodecException(NAME + ": the data is cut short (after " + (end - start) + " bytes)");
    }

    private CodecException broken(String problem) {
        return new CodecException(NAME + ": " + problem, at - 1L - start);
    }
}
