package dev.kdt.flow.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of an index: a line that says what it is, then one for each block. Lines are added when their block is written, so that after a
 * kill all of them are right; only the last one may be torn.
 */
final class IndexFile {
    static final String SUFFIX = ".index";

    private static final String HEADER = "kdt capture index 1";

    private IndexFile() {}

    static String header() {
        return HEADER + "\n";
    }

    /**
     * What an index holds.
     *
     * @param isTorn whether its last line is cut off
     */
    record Contents(List<CaptureBlock> blocks, boolean isTorn) {
        /** Where the last block ends. */
        long end() {
            return blocks.isEmpty() ? 0 : blocks.getLast().to();
        }
    }

    /** The contents of a file; null when it is no index. */
    static @Nullable Contents read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n') + 1;
        List<String> lines = text.substring(0, end).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            return null;
        }
        List<CaptureBlock> blocks = new ArrayList<>();
        long reached = 0;
        for (String each : lines.subList(1, lines.size())) {
            CaptureBlock block = CaptureBlock.parse(each);
            if (block == null || block.from() < reached || block.to() <= block.from()) {
                return null;
            }
            blocks.add(block);
            reached = block.to();
        }
        return new Contents(blocks, end < text.length());
    }
}
