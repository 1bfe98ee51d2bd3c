package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.json.Utf8;

/** Whether bytes are text. */
final class Utf8Check {
    private Utf8Check() {}

    static boolean isValid(Slice bytes) {
        byte[] array = bytes.array();
        int to = bytes.to();
        int at = bytes.from();
        while (at < to) {
            int length = array[at] >= 0 ? 1 : Utf8.length(array, at, to);
            if (length < 0) {
                return false;
            }
            at += length;
        }
        return true;
    }
}
