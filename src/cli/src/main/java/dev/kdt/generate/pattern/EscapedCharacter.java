package dev.kdt.generate.pattern;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.StringValue;
import java.util.Arrays;

/** Characters as they stand inside a JSON string. */
final class EscapedCharacter {
    private EscapedCharacter() {}

    static byte[] of(int codePoint) {
        ByteBuilder out = new ByteBuilder();
        StringValue.of(Character.toString(codePoint)).writeTo(out);
        return Arrays.copyOfRange(out.array(), 1, out.size() - 1);
    }
}
