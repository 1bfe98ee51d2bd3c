package dev.kdt.local.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Paths made from names that come from requests or data: none leaves its root. */
public final class SafePath {
    /** The limit of common file systems. */
    private static final int MAX_NAME_BYTES = 255;

    private static final int KEPT_CHARACTERS = 50;

    private SafePath() {}

    /**
     * The file under {@code root} for {@code key}, whose parts are parted by slashes. Parts that a file system would take
     * for something else ({@code ..}, an empty one, control characters, other systems' separators) are percent-encoded.
     */
    public static Path under(Path root, String key) {
        Path path = root;
        for (String part : key.split("/", -1)) {
            path = path.resolve(shortened(encoded(part)));
        }
        return path;
    }

    /**
     * Refuses a path whose folders below {@code root} are symbolic links.
     *
     * @throws IOException when one is
     */
    public static void requireNoLinks(Path root, Path path) throws IOException {
        for (Path part = path; part != null && !part.equals(root); part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                throw new IOException(part
                        + " is a symbolic link, and objects are not written through links (replace it by a folder)");
            }
        }
    }

    /** S3 takes longer names than file systems: the end of such a one becomes a digest of all of it. */
    private static String shortened(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_NAME_BYTES) {
            return part;
        }

        return part.substring(0, KEPT_CHARACTERS) + "%" + UUID.nameUUIDFromBytes(bytes);
    }

    private static String encoded(String part) {
        if (part.isEmpty()) {
            return "%";
        }
        if (part.equals(".") || part.equals("..")) {
            return part.replace(".", "%2E");
        }
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c < ' ' || c == 0x7f || c == '\\' || c == ':' || Character.isSurrogate(c)) {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append("%%%02X".formatted(b & 0xff));
                }
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }
}
