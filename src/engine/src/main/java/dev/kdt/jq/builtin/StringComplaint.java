package dev.kdt.jq.builtin;

import dev.kdt.bytes.Slice;
import org.jspecify.annotations.Nullable;

/** Why jq's parser does not take what stands between two quotes, in its words. */
final class StringComplaint {
    private StringComplaint() {}

    static @Nullable String of(Slice inside) {
        int at = 0;
        while (at < inside.length()) {
            byte b = inside.at(at++);
            if (b >= 0 && b < ' ') {
                return "Invalid string: control characters from U+0000 through U+001F must be escaped";
            }
            if (b != '\\') {
                continue;
            }
            if (at >= inside.length()) {
                return "Expected escape character at end of string";
            }
            byte kind = inside.at(at++);
            if (kind == 'u') {
                String complaint = unicode(inside, at);
                if (complaint != null) {
                    return complaint;
                }
                at += Character.isHighSurrogate((char) hex(inside, at)) ? 10 : 4;
            } else if ("\\\"/bftnr".indexOf(kind) < 0) {
                return "Invalid escape";
            }
        }
        return null;
    }

    private static @Nullable String unicode(Slice inside, int at) {
        if (at + 4 > inside.length()) {
            return "Invalid \\uXXXX escape";
        }
        int unit = hex(inside, at);
        if (unit < 0) {
            return "Invalid characters in \\uXXXX escape";
        }
        if (!Character.isHighSurrogate((char) unit)) {
            return null;
        }
        boolean pair = at + 10 <= inside.length() && inside.at(at + 4) == '\\' && inside.at(at + 5) == 'u';
        int low = pair ? hex(inside, at + 6) : -1;
        return low >= 0 && Character.isLowSurrogate((char) low) ? null : "Invalid \\uXXXX\\uXXXX surrogate pair escape";
    }

    private static int hex(Slice inside, int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(inside.at(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
