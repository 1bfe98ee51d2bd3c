package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of {@code level=info msg="not found" status=404 cached} ("kr/logfmt", "go-logfmt/logfmt"): names and values between white
 * space, a value in quotation marks where it needs them, with the escapes of JSON. The values are strings; a name alone is true; of a
 * name that comes twice the last value counts.
 */
final class Logfmt {
    private static final int USUAL_NAMES = 8;

    private final Slice line;
    private int at;

    private Logfmt(Slice line) {
        this.line = line;
    }

    /** The lines of a payload that are not blank. */
    static List<Slice> lines(Slice payload) {
        List<Slice> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= payload.length(); i++) {
            if (i == payload.length() || payload.at(i) == '\n') {
                Slice line = payload.sub(start, i);
                if (new Logfmt(line).hasMore()) {
                    lines.add(line);
                }
                start = i + 1;
            }
        }
        return lines;
    }

    /**
     * The object that a line is.
     *
     * @throws CodecException when it is no such line; it says where
     */
    static ObjectValue read(Slice line) throws CodecException {
        TextEncoding.requireUtf8(line, "not logfmt: ");
        return new Logfmt(line).object();
    }

    private ObjectValue object() throws CodecException {
        ObjectValue object = ObjectValue.withRoomFor(USUAL_NAMES);
        while (hasMore()) {
            StringValue name = StringValue.of(bare());
            if (name.isEmpty()) {
                throw new CodecException("not logfmt: a name is missing (before '" + (char) line.at(at) + "')", at);
            }
            object = object.with(name, value());
        }
        return object;
    }

    private Value value() throws CodecException {
        if (at == line.length() || line.at(at) != '=') {
            return Value.TRUE;
        }
        at++;
        if (at < line.length() && line.at(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < line.length() && !isSpace(line.at(at))) {
            at++;
        }
        return StringValue.of(line.sub(start, at).toBytes());
    }

    private Slice bare() {
        int start = at;
        while (at < line.length() && !isSpace(line.at(at)) && line.at(at) != '=' && line.at(at) != '"') {
            at++;
        }
        return Slice.of(line.sub(start, at).toBytes());
    }

    private StringValue quoted() throws CodecException {
        int quote = at++;
        ByteBuilder text = new ByteBuilder();
        while (at < line.length()) {
            byte each = line.at(at++);
            if (each == '"') {
                return StringValue.of(text.toBytes());
            }
            if (each == '\\' && at < line.length()) {
                escaped(line.at(at++), text);
            } else {
                text.put(each);
            }
        }
        throw new CodecException("not logfmt: the closing quote of a value is missing", quote);
    }

    private void escaped(byte sign, ByteBuilder text) throws CodecException {
        switch (sign) {
            case 'n' -> text.put('\n');
            case 'r' -> text.put('\r');
            case 't' -> text.put('\t');
            case 'u' -> Utf8.put(codeUnit(), text);
            default -> text.put(sign);
        }
    }

    private int codeUnit() throws CodecException {
        int unit = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < line.length() ? Character.digit(line.at(at), 16) : -1;
            if (digit < 0) {
                throw new CodecException("not logfmt: \\u needs four hexadecimal digits", at);
            }
            unit = unit << 4 | digit;
        }
        return Character.isSurrogate((char) unit) ? 0xFFFD : unit;
    }

    private boolean hasMore() {
        while (at < line.length() && isSpace(line.at(at))) {
            at++;
        }
        return at < line.length();
    }

    private static boolean isSpace(byte each) {
        return each >= 0 && each <= ' ';
    }
}
