package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import java.util.List;

/** Cuts consecutive JSON objects, with white space between them or not. What is in the objects is not looked at. */
final class JsonObjectSplitter implements RecordCutter {
    @Override
    public boolean cut(Slice data, List<Slice> parts) {
        int at = 0;
        while (at < data.length()) {
            byte b = data.at(at);
            if (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
                at++;
            } else {
                int end = b == '{' ? end(data, at) : -1;
                if (end < 0) {
                    return false;
                }
                parts.add(data.sub(at, end));
                at = end;
            }
        }
        return true;
    }

    /** The index after the object that begins at {@code start}, or -1 when it does not end. */
    private static int end(Slice data, int start) {
        int depth = 0;
        boolean inString = false;
        for (int at = start; at < data.length(); at++) {
            byte b = data.at(at);
            if (inString) {
                if (b == '\\') {
                    at++;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }
}
