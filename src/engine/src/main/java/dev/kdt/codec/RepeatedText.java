package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import org.jspecify.annotations.Nullable;

/** Makes texts of bytes that are mostly the same ones again, as the shard of each record of an event: once for each run of them. */
final class RepeatedText {
    private @Nullable Slice last;
    private String text = "";

    /** The text of {@code utf8}, whose bytes must stay as they are. */
    String of(Slice utf8) {
        if (!utf8.equals(last)) {
            last = utf8;
            text = utf8.toText();
        }
        return text;
    }
}
