package dev.kdt.endpoint.junit;

import dev.kdt.bytes.Slice;
import java.util.List;

/**
 * An object that a delivery stream has put.
 *
 * @param content its bytes, decompressed where its key ends in {@code .gz}
 */
public record DeliveredObject(String key, Slice content) {
    /** Its content as UTF-8. */
    public String text() {
        return content.toText();
    }

    /** The lines of its text. */
    public List<String> lines() {
        return text().lines().toList();
    }
}
