package dev.kdt.jq.builtin;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Machine;
import dev.kdt.jq.run.Messages;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import java.util.Base64;
import java.util.List;

/** The formats: {@code @csv} and its kind. */
final class Formats {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    private static final String HEX = "0123456789ABCDEF";

    private Formats() {}

    static final List<Builtin> ALL = List.of(Spec.of(
                    "format($name)",
                    "The input in a format: text, json, csv, tsv, html, uri, urid, sh, base64 or base64d. `@csv` is"
                            + " `format(\"csv\")`; before a string, `@uri \"…\"`, the format is used for what is"
                            + " interpolated.")
            .example("@csv", "[1,\"a\\\"b\",null]", "\"1,\\\"a\\\"\\\"b\\\",\"")
            .example("@tsv", "[1,\"a\\tb\"]", "\"1\\ta\\\\tb\"")
            .example("@html", "\"<&'\\\">\"", "\"&lt;&amp;&apos;&quot;&gt;\"")
            .example("@uri \"q=\\(.)\"", "\"ü b\"", "\"q=%C3%BC%20b\"")
            .example("@urid", "\"%C3%BC%20b\"", "\"ü b\"")
            .example("@sh \"echo \\(.)\"", "\"it's\"", "\"echo 'it'\\\\''s'\"")
            .example("@base64", "\"hi\"", "\"aGk=\"")
            .example("@base64d", "\"aGk=\"", "\"hi\"")
            .example("@json", "[1,\"a\"]", "\"[1,\\\"a\\\"]\"")
            .is((machine, in, values) -> format(machine, in, values[0])));

    private static Value format(Machine machine, Value in, Value name) throws JqException {
        if (!(name instanceof StringValue format)) {
            throw Messages.about(name, "is not a valid format");
        }
        return switch (format.text()) {
            case "text" -> Strings.text(machine, in);
            case "json" -> Strings.json(machine, in);
            case "csv" -> row(in, "cannot be csv-formatted, only array", ",", true);
            case "tsv" -> row(in, "cannot be tsv-formatted, only array", "\t", false);
            case "html" -> html(Strings.text(machine, in));
            case "uri" -> uri(Strings.text(machine, in));
            case "urid" -> unescapeUri(Strings.text(machine, in));
            case "sh" -> shell(in);
            case "base64" ->
                StringValue.of(Base64.getEncoder()
                        .encode(Strings.text(machine, in).utf8().toBytes()));
            case "base64d" -> decodeBase64(Strings.text(machine, in));
            default -> throw new JqException(format.text() + " is not a valid format");
        };
    }

    private static Value row(Value in, String complaint, String separator, boolean quoted) throws JqException {
        if (!(in instanceof ArrayValue array)) {
            throw Messages.about(in, complaint);
        }
        ByteBuilder line = new ByteBuilder(64);
        boolean first = true;
        for (Elements e = array.elements(); e.next(); first = false) {
            if (!first) {
                line.ascii(separator);
            }
            Value value = e.value();
            switch (value) {
                case StringValue text
                when quoted ->
                    line.put('"').put(replace(text, "\"", "\"\"").utf8()).put('"');
                case StringValue text ->
                    line.put(replace(text, "\t", "\\t", "\r", "\\r", "\n", "\\n", "\\", "\\\\")
                            .utf8());
                case NumberValue number -> {
                    if (!Double.isNaN(number.number())) {
                        number.writeTo(line);
                    }
                }
                default -> {
                    if (value.kind().compareTo(Kind.NUMBER) > 0) {
                        throw Messages.about(value, "is not valid in a csv row");
                    }
                    if (value.kind() != Kind.NULL) {
                        value.writeTo(line);
                    }
                }
            }
        }
        return StringValue.of(line.toBytes());
    }

    /** The text with single ASCII characters replaced: what by what, alternating; and U+0000, as jq does it, by {@code \\0}. */
    private static StringValue replace(StringValue text, String... pairs) {
        ByteBuilder out = new ByteBuilder(text.to() - text.from() + 16);
        for (int i = text.from(); i < text.to(); i++) {
            int b = text.array()[i];
            String instead = b == 0 ? "\\0" : null;
            for (int pair = 0; pair < pairs.length; pair += 2) {
                instead = b == pairs[pair].charAt(0) ? pairs[pair + 1] : instead;
            }
            if (instead == null) {
                out.put(b);
            } else {
                out.ascii(instead);
            }
        }
        return StringValue.of(out.toBytes());
    }

    private static Value html(StringValue text) {
        return replace(text, "&", "&amp;", "<", "&lt;", ">", "&gt;", "'", "&apos;", "\"", "&quot;");
    }

    private static Value uri(StringValue text) {
        ByteBuilder out = new ByteBuilder(64);
        for (int i = text.from(); i < text.to(); i++) {
            int b = text.array()[i];
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
                out.put(b);
            } else {
                out.put('%').put(HEX.charAt((b & 0xFF) >> 4)).put(HEX.charAt(b & 15));
            }
        }
        return StringValue.of(out.toBytes());
    }

    private static Value unescapeUri(StringValue text) throws JqException {
        ByteBuilder out = new ByteBuilder(64);
        for (int i = text.from(); i < text.to(); i++) {
            int b = text.array()[i];
            if (b == '%') {
                int high = i + 1 < text.to() ? Character.digit(text.array()[i + 1], 16) : -1;
                int low = i + 2 < text.to() ? Character.digit(text.array()[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw Messages.about(text, "is not a valid uri encoding");
                }
                b = high << 4 | low;
                i += 2;
            }
            out.put(b);
        }
        Slice decoded = Slice.of(out.toBytes());
        if (!Utf8.isValid(decoded)) {
            throw Messages.about(text, "is not a valid uri encoding");
        }
        return StringValue.of(decoded);
    }

    private static Value shell(Value in) throws JqException {
        ByteBuilder line = new ByteBuilder(64);
        boolean first = true;
        ArrayValue words = in instanceof ArrayValue array ? array : ArrayValue.of(in);
        for (Elements e = words.elements(); e.next(); first = false) {
            if (!first) {
                line.put(' ');
            }
            Value value = e.value();
            if (value instanceof StringValue text) {
                line.put('\'').put(replace(text, "'", "'\\''").utf8()).put('\'');
            } else if (value.kind().compareTo(Kind.STRING) < 0) {
                value.writeTo(line);
            } else {
                throw Messages.about(value, "can not be escaped for shell");
            }
        }
        return StringValue.of(line.toBytes());
    }

    /** Up to the first padding; a rest of one character is no base64. What is no UTF-8, jq leaves undefined: here it is an error. */
    private static Value decodeBase64(StringValue text) throws JqException {
        Slice bytes = text.utf8();
        int end = 0;
        while (end < bytes.length() && bytes.at(end) != '=') {
            end++;
        }
        for (int i = 0; i < end; i++) {
            int b = bytes.at(i);
            boolean valid =
                    (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '+' || b == '/';
            if (!valid) {
                throw Messages.about(text, "is not valid base64 data");
            }
        }
        if (end % 4 == 1) {
            throw Messages.about(text, "trailing base64 byte found");
        }
        Slice decoded = Slice.of(Base64.getDecoder().decode(bytes.sub(0, end).toBytes()));
        if (!Utf8.isValid(decoded)) {
            throw Messages.about(text, "is base64 of bytes that are not UTF-8");
        }
        return StringValue.of(decoded);
    }
}
