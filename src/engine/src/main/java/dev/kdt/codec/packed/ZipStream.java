package dev.kdt.codec.packed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The entries of a ZIP archive, in the order in which they stand in it; folders are passed over. The archive must end with its
 * directory's end record ("APPNOTE.TXT, 4.3.16"), or it is cut short.
 */
public final class ZipStream extends PartStream {
    private static final byte[] END_RECORD = {'P', 'K', 5, 6};
    private static final int END_RECORD_BYTES = 22;

    private final Entries entries;

    /** Gives access to what the library has not read. */
    private static final class Entries extends ZipInputStream {
        Entries(InputStream in) {
            super(in);
        }

        Feed rest() {
            return new Feed(in);
        }
    }

    public ZipStream(Feed in) {
        this.entries = new Entries(in);
    }

    @Override
    public boolean nextPart() throws IOException {
        ZipEntry entry;
        do {
            entry = entries.getNextEntry();
        } while (entry != null && entry.isDirectory());
        if (entry != null) {
            return true;
        }
        requireEnd(entries.rest());
        return false;
    }

    /** Looks for the end record behind the directory, whose first bytes the library has taken. */
    private static void requireEnd(Feed rest) throws IOException {
        while (rest.has(END_RECORD_BYTES)) {
            if (rest.look(0) != 'P' || !isEndRecord(rest)) {
                rest.used(1);
                continue;
            }
            int comment = rest.look(END_RECORD_BYTES - 2) | rest.look(END_RECORD_BYTES - 1) << 8;
            rest.used(END_RECORD_BYTES);
            rest.pass(comment);
            if (rest.has(1)) {
                throw rest.trailing("zip");
            }
            return;
        }
        throw new EOFException();
    }

    private static boolean isEndRecord(Feed rest) {
        for (int i = 0; i < END_RECORD.length; i++) {
            if (rest.look(i) != END_RECORD[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return entries.read(into, from, length);
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("zip: the compressed data is corrupt (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
