package dev.kdt.generate.template;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.generate.compiled.RecordText;
import dev.kdt.generate.compiled.RecordText.Part;
import dev.kdt.generate.template.form.FieldScope;
import dev.kdt.generate.template.form.JqReader;
import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads texts in which {@code \(…)} stands for a jq expression on the record. */
final class TextReader {
    private static final String OPEN = "\\(";

    private final Node.Scalar node;
    private final FieldScope scope;
    private final List<Part> parts = new ArrayList<>();
    private final ByteBuilder literal = new ByteBuilder();

    private TextReader(Node.Scalar node, FieldScope scope) {
        this.node = node;
        this.scope = scope;
    }

    /** The text; null when something is wrong. */
    static @Nullable RecordText read(Node node, FieldScope scope) {
        Node.Scalar text = scope.read().text(node, scope.subject());
        return text == null ? null : new TextReader(text, scope).read();
    }

    private @Nullable RecordText read() {
        int before = scope.problems().count();
        String text = node.text();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            literal.utf8(text.substring(at, open));
            int from = open + OPEN.length();
            int end = end(text, from);
            if (end < 0) {
                scope.problem(place(open), "'\\(' has no ')'");
                return null;
            }
            expression(from, end);
            at = end + 1;
        }
        literal.utf8(text.substring(at));
        flush();
        return scope.problems().count() == before ? new RecordText(parts) : null;
    }

    private void expression(int from, int end) {
        flush();
        Place place = place(from);
        Field value = JqReader.field(
                new Node.Scalar(place, node.text().substring(from, end), Node.Scalar.Type.STRING, place), scope);
        if (value != null) {
            parts.add(new Part.Calculated(value));
        }
    }

    private void flush() {
        if (literal.size() > 0) {
            parts.add(new Part.Literal(Slice.of(literal.toBytes())));
            literal.clear();
        }
    }

    /** The index of the parenthesis that closes; strings in the expression may have others. */
    private static int end(String text, int from) {
        int depth = 0;
        boolean string = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (string && c == '\\') {
                i++;
            } else if (c == '"') {
                string = !string;
            } else if (!string && c == '(') {
                depth++;
            } else if (!string && c == ')' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    private Place place(int index) {
        Place start = node.textPlace();
        return node.text().indexOf('\n') >= 0 ? start : new Place(start.file(), start.line(), start.column() + index);
    }
}
