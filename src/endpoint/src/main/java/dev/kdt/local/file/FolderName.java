package dev.kdt.local.file;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Folder names for names that come from requests. Two names never share a folder, also where the file system ignores
 * case, and none leaves its parent: upper-case letters and a final dot are marked with {@code !}. The end of one that would be
 * longer than file systems take is a digest of the name.
 */
public final class FolderName {
    /** The limit of common file systems. */
    private static final int MOST_CHARACTERS = 255;

    private static final int KEPT_CHARACTERS = 50;

    private FolderName() {}

    /** The folder for {@code name}, which the services' patterns keep to letters, digits, {@code _ . -}. */
    public static String of(String name) {
        StringBuilder folder = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                folder.append('!').append(Character.toLowerCase(c));
            } else if (c == '.' && i == name.length() - 1) {
                folder.append("!.");
            } else if (Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-') {
                folder.append(c);
            } else {
                throw new IllegalArgumentException(
                        "'" + name + "' is not a valid name of a stream (letters, digits, _ . -)");
            }
        }
        return folder.length() <= MOST_CHARACTERS
                ? folder.toString()
                : folder.substring(0, KEPT_CHARACTERS) + "!!"
                        + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
