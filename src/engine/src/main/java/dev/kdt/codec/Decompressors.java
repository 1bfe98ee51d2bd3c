package dev.kdt.codec;

import dev.kdt.record.MaxRecord;
import java.util.ArrayList;
import java.util.List;

/** A decompressor for each depth of layers: one layer's bytes are the next one's input. One per thread. */
final class Decompressors {
    private final MaxRecord max;
    private final List<Decompressor> byDepth = new ArrayList<>();

    /** @param max the most bytes that one payload may become */
    Decompressors(MaxRecord max) {
        this.max = max;
    }

    /** @param depth from 0, for the outermost layer */
    Decompressor at(int depth) {
        while (byDepth.size() <= depth) {
            byDepth.add(new Decompressor(max));
        }
        return byDepth.get(depth);
    }
}
