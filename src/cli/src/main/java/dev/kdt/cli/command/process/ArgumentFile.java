package dev.kdt.cli.command.process;

import dev.kdt.bytes.BoundedRead;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.OptionValue;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.IoFaults;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file whose contents an expression is given as a whole, or is itself.
 *
 * @param option that names it, for messages
 */
record ArgumentFile(String option, String name) {
    private static final int MOST_BYTES = 256 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Its text.
     *
     * @throws UsageException when it cannot be read, is too large, or is not UTF-8
     */
    String text(Session session) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(session)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(option + ": " + name + " is not UTF-8 text");
        }
    }

    /**
     * The array of the JSON values in it.
     *
     * @throws UsageException when it cannot be read, is too large, or something in it is not JSON
     */
    Value values(Session session) {
        Slice rest = Slice.utf8(withoutMark(text(session)) + " ");
        JsonReader reader = new JsonReader();
        List<Value> values = new ArrayList<>();
        int length = rest.length();
        try {
            for (rest = withoutSpace(rest); rest.length() > 0; rest = withoutSpace(rest)) {
                int end = reader.endOfFirst(rest);
                values.add(reader.read(rest.sub(0, end)).copy());
                rest = rest.sub(end, rest.length());
            }
        } catch (JsonException e) {
            throw new UsageException(option + ": " + name + ": not JSON: " + e.problem() + " at byte "
                    + (length - rest.length() + e.offset()));
        }
        return ArrayValue.of(values);
    }

    private byte[] bytes(Session session) {
        OptionValue.requireName(option, name);
        try {
            return BoundedRead.file(session.console().path(name), MOST_BYTES);
        } catch (IOException e) {
            throw new UsageException(option + ": " + IoFaults.reading(name, e).getMessage());
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Slice withoutSpace(Slice text) {
        int start = 0;
        while (start < text.length() && " \t\r\n".indexOf(text.at(start)) >= 0) {
            start++;
        }
        return text.sub(start, text.length());
    }
}
