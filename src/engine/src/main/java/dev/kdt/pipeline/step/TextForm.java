package dev.kdt.pipeline.step;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Cells;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of a text. */
enum TextForm {
    JSON,
    KEY_VALUE,
    CSV,
    QUERY,
    TIMESTAMP;

    private static final Pattern PAIR =
            Pattern.compile("([^\\s=,\"]+)(=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,]*)))?|([^\\s,])");

    /** Reads one text; for one thread. The value stays good. */
    @FunctionalInterface
    interface Reader {
        Value read(StringValue text) throws TextFormException;
    }

    static List<String> words() {
        return Arrays.stream(values())
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    static TextForm of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Reader start() {
        return switch (this) {
            case JSON -> {
                JsonReader json = new JsonReader();
                yield text -> json(json, text.utf8());
            }
            case KEY_VALUE -> text -> keyValue(text.text());
            case CSV -> text -> csv(text.utf8());
            case QUERY -> text -> query(text.text());
            case TIMESTAMP -> text -> timestamp(text.text());
        };
    }

    /** Null stays null; what is no text cannot be read. */
    static Value read(Value value, Reader reader) throws TextFormException {
        if (value.kind() == Kind.NULL) {
            return value;
        }
        if (value instanceof StringValue text) {
            return reader.read(text);
        }
        throw new TextFormException("there is " + article(value.kind()) + " where a text is to be parsed");
    }

    private static String article(Kind kind) {
        return (kind == Kind.ARRAY || kind == Kind.OBJECT ? "an " : "a ") + kind.typeName();
    }

    private static Value json(JsonReader reader, Slice text) throws TextFormException {
        try {
            return reader.read(text).copy();
        } catch (JsonException e) {
            throw new TextFormException("the text is not JSON: " + e.getMessage());
        }
    }

    private static Value keyValue(String text) throws TextFormException {
        ObjectValue object = ObjectValue.withRoomFor(8);
        for (Matcher pair = PAIR.matcher(text); pair.find(); ) {
            if (pair.group(5) != null) {
                throw new TextFormException("no key where one is expected (at character " + pair.start() + ")");
            }
            Value value = Value.TRUE;
            if (pair.group(3) != null) {
                value = Value.of(pair.group(3).replaceAll("\\\\(.)", "$1"));
            } else if (pair.group(2) != null) {
                value = Value.of(pair.group(4));
            }
            object = object.with(StringValue.of(pair.group(1)), value);
        }
        return object;
    }

    private static Value csv(Slice text) throws TextFormException {
        try {
            List<ArrayValue> lines = Cells.COMMA.rows(text);
            if (lines.size() != 1) {
                throw new TextFormException("there are " + lines.size() + " lines where one is to be parsed");
            }
            return lines.getFirst();
        } catch (CodecException e) {
            throw new TextFormException(String.valueOf(e.getMessage()));
        }
    }

    private static Value query(String text) throws TextFormException {
        ObjectValue object = ObjectValue.withRoomFor(8);
        String pairs = text.substring(text.indexOf('?') + 1);
        for (String pair : pairs.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                StringValue name = StringValue.of(decoded(equals < 0 ? pair : pair.substring(0, equals)));
                Value value = equals < 0 ? Value.TRUE : Value.of(decoded(pair.substring(equals + 1)));
                Value before = object.get(name);
                object = object.with(
                        name,
                        before == null
                                ? value
                                : before instanceof ArrayValue several
                                        ? several.append(value)
                                        : ArrayValue.of(before, value));
            }
        }
        return object;
    }

    private static String decoded(String text) throws TextFormException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new TextFormException("two hexadecimal digits must follow a percent sign");
        }
    }

    private static Value timestamp(String text) throws TextFormException {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', 'T'));
            return Value.of(time.toEpochSecond() + time.getNano() / 1e9);
        } catch (DateTimeException _) {
            throw new TextFormException("not an ISO-8601 time with a zone");
        }
    }
}
