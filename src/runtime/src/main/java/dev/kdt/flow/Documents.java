package dev.kdt.flow;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Compression;
import dev.kdt.codec.TextEncoding;
import dev.kdt.codec.Utf8Stream;
import dev.kdt.codec.packed.Feed;
import dev.kdt.codec.packed.PartStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The documents that an input holds, one after the other: its bytes with every layer of compression taken off, whatever its name
 * says, and text of another encoding as UTF-8.
 *
 * <p>The parts of the outermost layer are one document, since tools join and cut compressed files anywhere (RFC 1952, 2.2). Inside
 * of another layer each part is a document of its own: a delivery stream puts records that are compressed already one after the
 * other into an object that it compresses again. So is each entry of a ZIP archive.
 */
final class Documents implements AutoCloseable {
    /** More than any tool wraps around a file. */
    private static final int MOST_LAYERS = 8;

    private static final int BUFFER = 1 << 16;
    private static final int MARK = Math.max(Compression.MARK_BYTES, TextEncoding.MARK_BYTES);

    private final InputStream stored;
    private final Deque<PartStream> layers = new ArrayDeque<>();
    private final Taking taking;
    private boolean begun;

    /** The treatment of the bytes of an input. */
    enum Taking {
        /** They are taken as they are stored. */
        AS_STORED,
        /** Layers are taken off. */
        UNWRAPPED
    }

    /** @param stored the bytes as they are stored; closed with this */
    Documents(InputStream stored, Taking taking) {
        this.stored = stored;
        this.taking = taking;
    }

    /**
     * Goes on to the next document; what was not read of the one before is passed over.
     *
     * @return null when there are no more
     */
    @Nullable
    InputStream next() throws IOException {
        if (!begun) {
            begun = true;
            return taking == Taking.AS_STORED ? stored : unwrapped(stored);
        }
        while (!layers.isEmpty()) {
            PartStream innermost = layers.getLast();
            if (innermost.nextPart()) {
                return unwrapped(innermost);
            }
            innermost.close();
            layers.removeLast();
        }
        return null;
    }

    /** Whether a layer was found so far. */
    boolean areWrapped() {
        return !layers.isEmpty();
    }

    /** Takes off the layers that the bytes have. */
    private @Nullable InputStream unwrapped(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, BUFFER);
        Slice mark = mark(in);
        TextEncoding encoding = TextEncoding.of(mark);
        if (encoding != null) {
            return ByteOrderMark.passed(new Utf8Stream(in, encoding));
        }
        Compression how = Compression.of(mark);
        if (how == null || (how == Compression.ZLIB && !isZlib(in))) {
            return in;
        }
        if (layers.size() == MOST_LAYERS) {
            throw new IOException("more than " + MOST_LAYERS + " layers of compression");
        }
        PartStream layer = how.open(new Feed(in));
        layers.addLast(layers.isEmpty() && how != Compression.ZIP ? new JoinedParts(layer) : layer);
        return next();
    }

    /** The first bytes, and more than two only when these may begin something: a terminal gives what was typed line by line. */
    private static Slice mark(BufferedInputStream in) throws IOException {
        in.mark(MARK);
        byte[] first = in.readNBytes(1);
        in.reset();
        if (first.length == 0 || first[0] == '\n') {
            return Slice.of(first);
        }
        byte[] two = in.readNBytes(2);
        in.reset();
        if (!mayBeMarked(two)) {
            return Slice.of(two);
        }
        byte[] all = in.readNBytes(MARK);
        in.reset();
        return Slice.of(all);
    }

    private static boolean mayBeMarked(byte[] two) {
        return switch (two[0]) {
            case 0x00, 0x1F, (byte) 0x82, (byte) 0xFE, (byte) 0xFF -> true;
            case 0x28 -> two[two.length - 1] == (byte) 0xB5;
            case 0x50 -> two[two.length - 1] == 0x4B;
            case 0x78 -> Compression.ZLIB.marks(Slice.of(new byte[] {two[0], two[two.length - 1], 0}));
            default -> two[two.length - 1] == 0;
        };
    }

    /** The mark of zlib begins many a text too; few texts can be decompressed as far as they are looked at. */
    private static boolean isZlib(BufferedInputStream in) throws IOException {
        int probed = 512;
        in.mark(probed);
        byte[] begin = in.readNBytes(probed);
        in.reset();
        try (PartStream zlib = Compression.ZLIB.open(new Feed(Slice.of(begin)))) {
            zlib.nextPart();
            zlib.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (EOFException _) {
            return begin.length == probed || begin[1] != '^'; // Of the marks' second bytes, only this one is printed.
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (PartStream each : layers.reversed()) {
            each.close();
        }
        stored.close();
    }

    /** Closes what could not be read: the fault that came before is the one that is told. */
    void closeQuietly() {
        try {
            close();
        } catch (IOException _) {
            // Nothing more can be done about it.
        }
    }
}
