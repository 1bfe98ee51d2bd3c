package dev.kdt.local.kinesis;

import dev.kdt.local.wire.AnswerWriter;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.record.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The rules for tags (Kinesis Data Streams, "Tag your Amazon Kinesis data streams"). */
final class Tags {
    private static final Pattern CHARACTERS = Pattern.compile("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-%@]*)$");

    private Tags() {}

    /** {@code tags} themselves, sorted by key, when the rules allow them. */
    static Map<String, String> checked(Map<String, String> tags) {
        tags.forEach((key, value) -> {
            checkKey(key);
            if (!CHARACTERS.matcher(value).matches()) {
                throw invalidCharacters();
            }
        });
        return added(Map.of(), tags);
    }

    /** {@code before} and {@code more} together, sorted by key. */
    static Map<String, String> added(Map<String, String> before, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(more);
        if (all.size() > Limits.TAGS) {
            throw ServiceException.invalidArgument("Failed to add tags to stream. A stream cannot have more than "
                    + Limits.TAGS + " tags associated with it.");
        }
        return all;
    }

    static Map<String, String> removed(Map<String, String> before, List<String> keys) {
        keys.forEach(Tags::checkKey);
        Map<String, String> left = new TreeMap<>(before);
        left.keySet().removeAll(new TreeSet<>(keys));
        return left;
    }

    /** One tag in a list of tags. */
    static void write(AnswerWriter out, Map.Entry<String, String> tag) throws IOException {
        out.text("Key", tag.getKey()).text("Value", tag.getValue());
    }

    private static void checkKey(String key) {
        if (!CHARACTERS.matcher(key).matches()) {
            throw invalidCharacters();
        }
        if (key.startsWith("aws:")) {
            throw ServiceException.invalidArgument(
                    "Failed to change tags. The 'aws:' prefix is reserved for AWS use and cannot be specified as a tag"
                            + " key.");
        }
    }

    private static ServiceException invalidCharacters() {
        return ServiceException.invalidArgument(
                "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / ="
                        + " + - % @.");
    }
}
