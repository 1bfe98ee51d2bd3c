package dev.kdt.codec.packed;

import java.io.EOFException;
import java.io.IOException;

/**
 * Frames of LZ4 in a row ("LZ4 Frame Format Description", doc/lz4_Frame_format.md of lz4/lz4), with their checksums. Skippable
 * frames are passed over. Read here, since the libraries for it use methods that the JDK warns of.
 */
public final class Lz4Stream extends PartStream {
    private static final int MAGIC = 0x184D2204;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    private static final int UNCOMPRESSED = 0x80000000;
    /** Copies reach so far back. */
    private static final int HISTORY = 1 << 16;

    private final Feed in;
    private final XxHash32 contentHash = new XxHash32();
    private Lz4FrameHeader header = Lz4FrameHeader.NONE;
    private boolean open;
    private boolean begun;
    /** Decompressed bytes: those that copies may refer to, and those of the current block, {@code [at, end)}. */
    private byte[] window = {};

    private int at;
    private int end;
    private long length;

    public Lz4Stream(Feed in) {
        this.in = in;
    }

    @Override
    public boolean nextPart() throws IOException {
        passOver();
        while (in.has(4)) {
            int magic = (int) in.littleEndian(4);
            if (magic == MAGIC) {
                begin();
                return true;
            }
            if ((magic & SKIPPABLE_MASK) != SKIPPABLE) {
                in.used(-4);
                break;
            }
            in.pass(in.littleEndian(4));
        }
        if (in.has(1)) {
            throw in.trailing("lz4");
        }
        if (!begun) {
            throw new EOFException();
        }
        return false;
    }

    private void begin() throws IOException {
        header = Lz4FrameHeader.read(in);
        contentHash.reset();
        begun = true;
        open = true;
        at = 0;
        end = 0;
        length = 0;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        while (at == end) {
            if (!open) {
                return -1;
            }
            nextBlock();
        }
        int taken = Math.min(count, end - at);
        System.arraycopy(window, at, into, from, taken);
        at += taken;
        return taken;
    }

    private void nextBlock() throws IOException {
        int size = (int) in.littleEndian(4);
        if (size == 0) {
            end();
            return;
        }
        byte[] block = block(size & ~UNCOMPRESSED);
        if ((size & UNCOMPRESSED) != 0) {
            makeRoom(block.length);
            System.arraycopy(block, 0, window, at, block.length);
            end = at + block.length;
        } else {
            int most = (int) Math.min(header.blockBytes(), (long) block.length * Lz4Block.MOST_GROWTH);
            makeRoom(most);
            end = Lz4Block.decode(block, block.length, window, at, at + most);
        }
        contentHash.update(window, at, end - at);
        length += end - at;
    }

    private byte[] block(int size) throws IOException {
        if (size > header.blockBytes()) {
            throw Lz4Block.broken();
        }
        byte[] block = new byte[size];
        in.readFully(block, size);
        if (header.blocksHaveChecksums() && (int) in.littleEndian(4) != XxHash32.of(block, 0, size)) {
            throw mismatch();
        }
        return block;
    }

    /** Room for so many bytes after what copies in them may refer to. */
    private void makeRoom(int most) {
        int kept = header.blocksAreIndependent() ? 0 : Math.min(end, HISTORY);
        byte[] room = window.length < kept + most ? new byte[kept + most] : window;
        System.arraycopy(window, end - kept, room, 0, kept);
        window = room;
        at = kept;
        end = kept;
    }

    private void end() throws IOException {
        open = false;
        if (header.hasContentChecksum() && (int) in.littleEndian(4) != contentHash.value()) {
            throw mismatch();
        }
        if (header.contentBytes() >= 0 && header.contentBytes() != length) {
            throw new IOException("lz4: the data has another length than its header says");
        }
    }

    static IOException mismatch() {
        return new IOException("lz4: the data does not match its checksum");
    }
}
