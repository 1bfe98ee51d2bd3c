package dev.kdt.enumerate.disk;

import java.util.Arrays;
import java.util.BitSet;

/** A file or a folder, whatever its names. Guarded by the disk. */
final class Node {
    private static final int PAGE = 4096;

    private final boolean folder;
    private byte[] bytes = {};
    private byte[] safe = {};

    /** The places of bytes whose forcing failed: the system takes them for forced, as Linux does, until their page is written to again. */
    private final BitSet unsafe = new BitSet();

    Node(boolean folder) {
        this.folder = folder;
    }

    boolean isFolder() {
        return folder;
    }

    byte[] bytes() {
        return bytes;
    }

    void write(int at, byte[] written) {
        int end = at + written.length;
        byte[] longer = Arrays.copyOf(bytes, Math.max(bytes.length, end));
        System.arraycopy(written, 0, longer, at, written.length);
        bytes = longer;
        unsafe.clear(at / PAGE * PAGE, (end + PAGE - 1) / PAGE * PAGE);
    }

    void cut(int length) {
        if (length < bytes.length) {
            bytes = Arrays.copyOf(bytes, length);
            unsafe.clear(length, Integer.MAX_VALUE);
        }
    }

    void force() {
        safe = bytes.clone();
        unsafe.stream().forEach(at -> safe[at] = 0);
    }

    void failToForce() {
        for (int at = 0; at < bytes.length; at++) {
            if (at >= safe.length || safe[at] != bytes[at]) {
                unsafe.set(at);
            }
        }
    }

    /** The machine ended. */
    void loseUnforced() {
        bytes = safe.clone();
        unsafe.clear();
    }
}
