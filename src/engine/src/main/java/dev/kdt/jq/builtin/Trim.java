package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;

/** {@code trim}, {@code ltrim}, {@code rtrim}: by Unicode's White_Space property. */
final class Trim {
    private Trim() {}

    static Value both(Value in) throws JqException {
        return right(left(in));
    }

    static Value left(Value in) throws JqException {
        StringValue text = checked(in);
        int at = text.from();
        while (at < text.to() && isSpace(Utf8.codepoint(text.array(), at))) {
            at += Utf8.width(text.array()[at]);
        }
        return text.sub(at - text.from(), text.to() - text.from());
    }

    static Value right(Value in) throws JqException {
        StringValue text = checked(in);
        int end = text.to();
        while (end > text.from()) {
            int start = end - 1;
            while ((text.array()[start] & 0xC0) == 0x80) {
                start--;
            }
            if (!isSpace(Utf8.codepoint(text.array(), start))) {
                break;
            }
            end = start;
        }
        return text.sub(0, end - text.from());
    }

    private static StringValue checked(Value in) throws JqException {
        if (in instanceof StringValue text) {
            return text;
        }
        throw new JqException("trim input must be a string");
    }

    private static boolean isSpace(int codepoint) {
        return (codepoint >= 0x09 && codepoint <= 0x0D)
                || codepoint == ' '
                || codepoint == 0x85
                || codepoint == 0xA0
                || codepoint == 0x1680
                || (codepoint >= 0x2000 && codepoint <= 0x200A)
                || codepoint == 0x2028
                || codepoint == 0x2029
                || codepoint == 0x202F
                || codepoint == 0x205F
                || codepoint == 0x3000;
    }
}
