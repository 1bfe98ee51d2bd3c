package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.show.FormatPart.Field;
import dev.kdt.cli.show.FormatPart.Literal;
import dev.kdt.cli.show.FormatPart.Result;
import dev.kdt.jq.program.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the template of {@code -f}. */
final class FormatParser {
    /** A minus, a width, a dot and a bound, each optional. */
    private static final Pattern LAYOUT = Pattern.compile("(-?)(\\d*)(?:\\.(\\d+))?");

    /** Digits of a width or a bound: more than any terminal has columns, and no memory to speak of. */
    private static final int MOST_DIGITS = 4;

    private static final Pattern BYTE = Pattern.compile("x(\\p{XDigit}{2})");
    private static final Pattern CHARACTER = Pattern.compile("u(\\p{XDigit}{4})");

    private final String format;
    private final Function<String, Expression> compiler;
    private final List<FormatPart> parts = new ArrayList<>();
    private final ByteBuilder literal = new ByteBuilder();
    private int at;

    private FormatParser(String format, Function<String, Expression> compiler) {
        this.format = format;
        this.compiler = compiler;
    }

    /**
     * The parts of a template.
     *
     * @param compiler compiles expressions in it
     * @throws UsageException when the format has a letter or an escape that stands for nothing
     */
    static List<FormatPart> parse(String format, Function<String, Expression> compiler) {
        if (format.isEmpty()) {
            throw new UsageException("--format: the template is empty (write such as '%t %k %p\\n')");
        }
        return new FormatParser(format, compiler).parts();
    }

    private List<FormatPart> parts() {
        while (at < format.length()) {
            int each = format.codePointAt(at);
            at += Character.charCount(each);
            boolean isLast = at == format.length();
            if (each == '%' && !isLast) {
                percent();
            } else if (each == '\\' && !isLast) {
                escape();
            } else {
                literal.utf8(Character.toString(each));
            }
        }
        endLiteral();
        return parts;
    }

    private void endLiteral() {
        if (literal.size() > 0) {
            parts.add(new Literal(Slice.of(literal.toBytes())));
            literal.clear();
        }
    }

    private void percent() {
        if (format.charAt(at) == '%') {
            literal.put('%');
            at++;
            return;
        }
        endLiteral();
        Matcher layout = LAYOUT.matcher(format).region(at, format.length());
        at = layout.lookingAt() ? layout.end() : at;
        if (at == format.length()) {
            throw wrong("a letter is missing at the end");
        }
        char letter = format.charAt(at++);
        if (letter == '{') {
            parts.add(new Result(compiler.apply(expression()), layout(layout)));
            return;
        }
        FormatField field = FormatField.of(letter);
        if (field == null) {
            throw wrong("%" + letter + " is unknown");
        }
        parts.add(new Field(field, layout(layout)));
    }

    private static FormatLayout layout(Matcher matched) {
        int width = columns(matched.group(2), 0);
        return new FormatLayout(matched.group(1).isEmpty() ? width : -width, columns(matched.group(3), -1));
    }

    private static int columns(@Nullable String digits, int none) {
        if (digits == null || digits.isEmpty()) {
            return none;
        }
        if (digits.length() > MOST_DIGITS) {
            throw new UsageException("--format: a field is not " + digits + " columns wide (write up to 9999)");
        }
        return Integer.parseInt(digits);
    }

    /** The text up to the brace that closes the expression: braces in it come in pairs, but for those in strings. */
    private String expression() {
        int start = at;
        int depth = 1;
        boolean inString = false;
        for (; at < format.length(); at++) {
            switch (format.charAt(at)) {
                case '"' -> inString = !inString;
                case '\\' -> at += inString ? 1 : 0;
                case '{' -> depth += inString ? 0 : 1;
                case '}' -> depth -= inString ? 0 : 1;
                default -> {}
            }
            if (depth == 0) {
                return format.substring(start, at++);
            }
        }
        throw wrong("the closing brace of %{" + format.substring(start) + " is missing");
    }

    private void escape() {
        Matcher oneByte = BYTE.matcher(format).region(at, format.length());
        Matcher character = CHARACTER.matcher(format).region(at, format.length());
        if (oneByte.lookingAt()) {
            literal.put(Integer.parseInt(oneByte.group(1), 16));
            at = oneByte.end();
        } else if (character.lookingAt()) {
            literal.utf8(Character.toString(Integer.parseInt(character.group(1), 16)));
            at = character.end();
        } else {
            literal.put(escaped(format.charAt(at++)));
        }
    }

    private static int escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'e' -> '\u001b';
            case '0' -> '\0';
            case '\\', '"', '\'', '%' -> letter;
            default ->
                throw new UsageException("--format: \\" + letter
                        + " is unknown (known: \\n newline, \\t tabulator, \\r, \\e escape, \\0, \\xHH a byte, \\uHHHH"
                        + " a character, \\\\ a backslash)");
        };
    }

    private static UsageException wrong(String problem) {
        return new UsageException("--format: " + problem + " (known: " + FormatField.known() + ")");
    }
}
