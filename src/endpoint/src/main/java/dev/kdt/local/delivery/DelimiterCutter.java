package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import java.util.List;

/** Cuts at a delimiter, which belongs to no part; empty parts are none. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record DelimiterCutter(byte[] delimiter) implements RecordCutter {
    @Override
    public boolean cut(Slice data, List<Slice> parts) {
        int start = 0;
        int at = 0;
        while (at + delimiter.length <= data.length()) {
            if (data.sub(at, data.length()).startsWith(delimiter)) {
                add(data, start, at, parts);
                at += delimiter.length;
                start = at;
            } else {
                at++;
            }
        }
        add(data, start, data.length(), parts);
        return true;
    }

    private static void add(Slice data, int start, int end, List<Slice> parts) {
        if (end > start) {
            parts.add(data.sub(start, end));
        }
    }
}
