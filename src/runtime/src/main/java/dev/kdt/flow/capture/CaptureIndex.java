package dev.kdt.flow.capture;

import dev.kdt.flow.Input;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a capture that may hold what is asked for, by the index beside it. An index that does not fit the capture is told of,
 * and the capture read whole; so is what the index does not cover.
 */
public final class CaptureIndex {
    private CaptureIndex() {}

    /** The index's file beside a capture. */
    public static Path beside(Path capture) {
        return capture.resolveSibling(capture.getFileName() + IndexFile.SUFFIX);
    }

    /**
     * The parts of a capture to be read for a selection, in order; the capture itself when it has no index of use.
     *
     * @param capture in a file
     * @param warnings takes what is wrong with an index, for people
     */
    public static List<Input> parts(Input capture, Path file, CaptureSelection selection, Consumer<String> warnings) {
        Path index = beside(file);
        if (selection.isAll() || !Files.isRegularFile(index) || !Files.isRegularFile(file)) {
            return List.of(capture);
        }
        try {
            IndexFile.Contents contents = IndexFile.read(index);
            List<Part> parts = contents == null ? null : parts(contents, file, selection);
            if (contents == null || parts == null) {
                warnings.accept(capture.name() + IndexFile.SUFFIX
                        + (contents == null
                                ? " is no index of a capture"
                                : " is not of " + capture.name() + " as it is now")
                        + ": all of it is read");
                return List.of(capture);
            }
            if (contents.isTorn()) {
                warnings.accept(capture.name() + IndexFile.SUFFIX + " ends in the middle of a line: what follows in "
                        + capture.name() + " is read");
            }
            return parts.stream().map(each -> each.input(capture.name(), file)).toList();
        } catch (IOException e) {
            warnings.accept(capture.name() + IndexFile.SUFFIX + " cannot be read (" + e.getMessage() + "): all of "
                    + capture.name() + " is read");
            return List.of(capture);
        }
    }

    /**
     * Bytes of a file.
     *
     * @param line the number of the first line
     */
    private record Part(long from, long to, long line) {
        Input input(String name, Path file) {
            return new Input(
                    name,
                    new Input.Opener() {
                        @Override
                        public InputStream open() throws IOException {
                            FileChannel channel = FileChannel.open(file);
                            channel.position(from);
                            return new BoundedInput(Channels.newInputStream(channel), to - from);
                        }

                        @Override
                        public OptionalLong size() {
                            return OptionalLong.of(to - from);
                        }
                    },
                    line);
        }
    }

    private static @Nullable List<Part> parts(IndexFile.Contents contents, Path file, CaptureSelection selection)
            throws IOException {
        List<Part> parts = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            List<CaptureBlock> blocks = contents.blocks();
            long covered = 0;
            long line = 1;
            for (int i = 0; i < blocks.size(); i++) {
                CaptureBlock block = blocks.get(i);
                boolean isAsked = block.mayHave(selection);
                boolean isLooked = isAsked || i == 0 || i == blocks.size() - 1;
                if (block.to() > size || !(isLooked ? isSame(channel, block) : isWhole(channel, block))) {
                    return null;
                }
                add(parts, new Part(covered, block.from(), line));
                if (isAsked) {
                    add(parts, new Part(block.from(), block.to(), block.line()));
                }
                covered = block.to();
                line = block.line() + block.lines();
            }
            add(parts, new Part(covered, size, line));
        }
        return parts;
    }

    private static void add(List<Part> parts, Part part) {
        if (part.from() == part.to()) {
            return;
        }
        Part before = parts.isEmpty() ? null : parts.getLast();
        if (before != null && before.to() == part.from()) {
            parts.set(parts.size() - 1, new Part(before.from(), part.to(), before.line()));
        } else {
            parts.add(part);
        }
    }

    /** Whether a block that is not read begins and ends where lines do. */
    private static boolean isWhole(FileChannel channel, CaptureBlock block) throws IOException {
        return (block.from() == 0 || at(channel, block.from() - 1) == '\n') && at(channel, block.to() - 1) == '\n';
    }

    private static int at(FileChannel channel, long place) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        return channel.read(one, place) == 1 ? one.get(0) : -1;
    }

    private static boolean isSame(FileChannel channel, CaptureBlock block) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(block.to() - block.from()));
        while (bytes.hasRemaining() && channel.read(bytes, block.from() + bytes.position()) > 0) {
            // Until all is there.
        }
        return !bytes.hasRemaining() && CaptureBlock.checksum(bytes.array(), 0, bytes.capacity()) == block.checksum();
    }
}
