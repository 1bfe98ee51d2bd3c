package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.json.Utf8;

/**
 * The characters that texts are made of. Of the control characters these are white space, escape, and those that delimit fields and
 * messages in text protocols (FIX, HL7, EDI): any other, above all a zero byte, shows that bytes are no text.
 */
final class TextCharacters {
    /** Bit {@code n}: character {@code n} is in texts. SOH to ETX, tab to carriage return, escape to unit separator. */
    private static final int CONTROLS = 0b11111000_00000000_00111110_00001110;

    /** Tab to carriage return, escape. Small numbers of two bytes are the others. */
    private static final int WIDE_CONTROLS = 0b00001000_00000000_00111110_00000000;

    private TextCharacters() {}

    /** Whether the bytes are text in UTF-8. */
    static boolean areText(Slice utf8) {
        byte[] bytes = utf8.array();
        int at = utf8.from();
        while (at < utf8.to()) {
            byte each = bytes[at];
            if (each >= ' ') {
                at++;
            } else if (each >= 0) {
                if ((CONTROLS >> each & 1) == 0) {
                    return false;
                }
                at++;
            } else {
                int length = Utf8.length(bytes, at, utf8.to());
                if (length < 0) {
                    return false;
                }
                at += length;
            }
        }
        return true;
    }

    /** Whether there is a control character among the bytes that is in no text. */
    static boolean haveControls(Slice bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            byte each = bytes.at(i);
            if (each >= 0 && each < ' ' && (CONTROLS >> each & 1) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the character is one that texts in UTF-16 or UTF-32 may have: of the control characters, white space and escape. */
    static boolean isText(int codepoint) {
        if (codepoint < ' ') {
            return (WIDE_CONTROLS >> codepoint & 1) == 1;
        }
        return switch (Character.getType(codepoint)) {
            case Character.CONTROL, Character.UNASSIGNED, Character.SURROGATE, Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
