package dev.kdt.endpoint.junit;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An object that a delivery stream has put.
 *
 * @param content its bytes, decompressed where its key ends in {@code .gz}; owned by the caller
 */
public record DeliveredObject(String key, byte[] content) {
    /** Its content as UTF-8. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The lines of its text. */
    public List<String> lines() {
        return text().lines().toList();
    }
}
