package dev.kdt.cli.packaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A zip file that is the same, byte for byte, for the same entries: sorted by their names, of one fixed time, with Unix modes of their
 * own ("PKWARE APPNOTE.TXT - .ZIP File Format Specification"). The compressor is the JDK's, so another JDK may pack otherwise.
 */
final class ReproducibleZip {
    /** Readable by all: Lambda runs functions as another user. */
    private static final int FILE = 0644;

    private static final int PROGRAM = 0755;
    private static final int REGULAR_FILE = 0100000;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int VERSION = 20;
    private static final int UNIX = 3 << 8;

    /** Names are UTF-8. */
    private static final int UTF_8 = 1 << 11;

    /** The first of January 1980, at midnight, the earliest that a zip file can tell. */
    private static final int DATE = 1 << 5 | 1;

    private static final int MOST_ENTRIES = 0xFFFF;

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    /** A file, as it lies in the zip file. */
    private static final class Entry {
        private final byte[] packed;
        private final int method;
        private final long size;
        private final long crc;
        private final int mode;

        Entry(byte[] bytes, int method, int mode) {
            this.packed = method == STORED ? bytes : deflated(bytes);
            this.method = method;
            this.size = bytes.length;
            this.mode = mode;
            CRC32 sum = new CRC32();
            sum.update(bytes);
            this.crc = sum.getValue();
        }
    }

    /** Adds a file, compressed. */
    void add(String name, byte[] bytes) {
        add(name, new Entry(bytes, DEFLATED, FILE));
    }

    /** Adds a program, compressed. */
    void addProgram(String name, byte[] bytes) {
        add(name, new Entry(bytes, DEFLATED, PROGRAM));
    }

    /** Adds a file as it is. */
    void store(String name, byte[] bytes) {
        add(name, new Entry(bytes, STORED, FILE));
    }

    private void add(String name, Entry entry) {
        if (entries.putIfAbsent(name, entry) != null) {
            throw new IllegalArgumentException("there is a " + name + " already");
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    byte[] toBytes() {
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalStateException("a zip file of " + entries.size() + " files");
        }
        Fields zip = new Fields();
        Fields directory = new Fields();
        for (Map.Entry<String, Entry> each : entries.entrySet()) {
            byte[] name = each.getKey().getBytes(StandardCharsets.UTF_8);
            Entry entry = each.getValue();
            directory.four(0x02014b50).two(UNIX | VERSION);
            common(directory, entry, name);
            directory.two(0).two(0).two(0); // comment, disk, internal attributes
            directory
                    .four((long) (REGULAR_FILE | entry.mode) << 16)
                    .four(zip.size())
                    .bytes(name);
            zip.four(0x04034b50);
            common(zip, entry, name);
            zip.bytes(name).bytes(entry.packed);
        }
        int start = zip.size();
        zip.bytes(directory.toBytes()).four(0x06054b50).four(0); // disks
        zip.two(entries.size()).two(entries.size()).four(directory.size()).four(start);
        return zip.two(0).toBytes(); // comment
    }

    /** Writes the fields that an entry's own header shares with the directory. */
    private static void common(Fields fields, Entry entry, byte[] name) {
        fields.two(VERSION).two(UTF_8).two(entry.method).two(0).two(DATE).four(entry.crc);
        fields.four(entry.packed.length).four(entry.size).two(name.length).two(0); // extra fields
    }

    private static byte[] deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
            byte[] some = new byte[8192];
            while (!deflater.finished()) {
                out.write(some, 0, deflater.deflate(some));
            }
            return out.toByteArray();
        }
    }

    /** Bytes, and numbers with their lowest byte first. */
    private static final class Fields {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Fields two(int number) {
            out.write(number);
            out.write(number >> 8);
            return this;
        }

        Fields four(long number) {
            return two((int) number & 0xFFFF).two((int) (number >> 16) & 0xFFFF);
        }

        Fields bytes(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        int size() {
            return out.size();
        }

        byte[] toBytes() {
            return out.toByteArray();
        }
    }
}
