package dev.kdt.json;

import dev.kdt.bytes.Slice;

/**
 * Reads JSON texts. A reader is reused: the values of a read are views of the given bytes and of the reader's tape, good
 * until its next read and as long as the bytes stay as they are. One per thread.
 */
public final class JsonReader {
    private final Tape tape = new Tape();
    private final Scanner scanner = new Scanner(tape);

    /**
     * Reads the one value that {@code text} holds, with white space around it at most.
     *
     * @throws JsonException when there is no value, more than one, or something else; its offset counts from the start of
     *     {@code text}
     */
    public Value read(Slice text) throws JsonException {
        try {
            int end = scanner.scan(text.array(), text.from(), text.to());
            while (end < text.to()) {
                if (!Scanner.isSpace(text.array()[end])) {
                    throw new JsonException(
                            "expected the end of the JSON text but found " + Shown.at(text.array(), end, text.to()),
                            end);
                }
                end++;
            }
        } catch (JsonException e) {
            throw e.from(text.from());
        }
        return tape.value(0);
    }

    /**
     * The index after the first value that {@code text} holds, whatever follows it.
     *
     * @throws JsonException when there is none
     */
    public int endOfFirst(Slice text) throws JsonException {
        try {
            return scanner.scan(text.array(), text.from(), text.to()) - text.from();
        } catch (JsonException e) {
            throw e.from(text.from());
        }
    }
}
