package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.cli.console.UsageException;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders records by the template of {@code -f}: {@code %t} time of arrival, {@code %s} shard, {@code %o} sequence number, {@code %k} partition key,
 * {@code %p} payload, {@code %%} a percent sign; {@code \n}, {@code \t}, {@code \0} and {@code \\}.
 */
public final class FormatRenderer implements Renderer {
    private final List<Renderer> parts = new ArrayList<>();

    /** @throws UsageException when the format has a letter that stands for nothing */
    public FormatRenderer(String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            boolean last = i + 1 == format.length();
            if (c == '%' && !last && format.charAt(i + 1) != '%') {
                addText(text);
                parts.add(field(format.charAt(++i)));
            } else if (c == '%' && !last) {
                text.append('%');
                i++;
            } else if (c == '\\' && !last) {
                text.append(escaped(format.charAt(++i)));
            } else {
                text.append(c);
            }
        }
        addText(text);
    }

    @Override
    public void render(Output output, ByteBuilder to) {
        for (Renderer part : parts) {
            part.render(output, to);
        }
    }

    private void addText(StringBuilder text) {
        if (!text.isEmpty()) {
            String literal = text.toString();
            parts.add((output, to) -> to.utf8(literal));
            text.setLength(0);
        }
    }

    private static Renderer field(char letter) {
        return switch (letter) {
            case 't' -> (output, to) -> add(output.source().arrival(), to);
            case 's' -> (output, to) -> add(output.source().position().shard(), to);
            case 'o' -> (output, to) -> add(sequence(output.source()), to);
            case 'k' -> (output, to) -> add(output.source().partitionKey(), to);
            case 'p' -> PLAIN;
            default ->
                throw new UsageException("--format: %" + letter
                        + " is unknown (known: %t time, %s shard, %o sequence, %k key, %p payload)");
        };
    }

    private static @Nullable String sequence(KinesisRecord record) {
        String sequence = record.position().sequence();
        return sequence != null && record.position().isSubsequence()
                ? sequence + "#" + record.position().subsequence()
                : sequence;
    }

    private static void add(@Nullable Object value, ByteBuilder to) {
        if (value != null) {
            to.utf8(value.toString());
        }
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '0' -> '\0';
            default -> letter;
        };
    }
}
