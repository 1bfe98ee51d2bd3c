package dev.kdt.cli.top;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.PrintableText;

/** Partition keys, which anybody who may put records chooses. */
final class Keys {
    private Keys() {}

    /** The key as a terminal may print it, in one line. */
    static String printable(String key) {
        ByteBuilder text = new ByteBuilder();
        PrintableText.addLine(Slice.utf8(key), text);
        return text.view().toText().replace("\t", "\\t");
    }
}
