package dev.kdt.jq.syntax;

import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.syntax.Token.Kind;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads strings: escapes, interpolations and the format before them. */
final class StringTerms {
    private final Parser parser;

    StringTerms(Parser parser) {
        this.parser = parser;
    }

    /** The string that begins here, with its format if it has one; null when none does. */
    @Nullable
    Ast string() throws JqSyntaxException {
        Token token = parser.token();
        if (token.kind() == Kind.QUOTE) {
            return body("text");
        }
        if (token.kind() == Kind.FORMAT && quoteFollows()) {
            parser.advance();
            return body(token.text());
        }
        return null;
    }

    private boolean quoteFollows() throws JqSyntaxException {
        int position = parser.lexer.position();
        boolean quote = parser.lexer.next().kind() == Kind.QUOTE;
        parser.lexer.moveTo(position);
        return quote;
    }

    /** Reads on from the quote that is the current token. */
    private Ast body(String format) throws JqSyntaxException {
        int start = parser.token().at();
        String source = parser.lexer.source();
        List<Ast> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = parser.lexer.position();
        while (true) {
            if (at >= source.length()) {
                throw parser.lexer.error(start, "the closing quotation mark of this string is missing");
            }
            char c = source.charAt(at);
            if (c == '"') {
                break;
            }
            if (c != '\\') {
                text.append(c);
                at++;
            } else if (source.startsWith("\\(", at)) {
                addText(text, parts);
                parser.lexer.moveTo(at + 2);
                parser.advance();
                Ast body = parser.pipe();
                if (!parser.token().is(")")) {
                    throw parser.unexpected("')' to close the \\( in the string");
                }
                parts.add(new Ast.Interpolated(body, format, at));
                at = parser.lexer.position();
            } else {
                at = escape(source, at, text);
            }
        }
        parser.lexer.moveTo(at + 1);
        parser.advance();
        if (parts.isEmpty()) {
            return new Ast.Literal(Value.of(text.toString()).freeze());
        }
        addText(text, parts);
        return new Ast.Text(parts);
    }

    private static void addText(StringBuilder text, List<Ast> parts) {
        if (!text.isEmpty()) {
            parts.add(new Ast.Literal(Value.of(text.toString()).freeze()));
            text.setLength(0);
        }
    }

    private int escape(String source, int at, StringBuilder text) throws JqSyntaxException {
        char kind = at + 1 < source.length() ? source.charAt(at + 1) : '\0';
        switch (kind) {
            case '"', '\\', '/' -> text.append(kind);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                return unicode(source, at, text);
            }
            default -> throw parser.lexer.error(at, "unknown escape in a string: \\" + kind);
        }
        return at + 2;
    }

    private int unicode(String source, int at, StringBuilder text) throws JqSyntaxException {
        char unit = hex(source, at);
        if (Character.isHighSurrogate(unit) && source.startsWith("\\u", at + 6)) {
            char low = hex(source, at + 6);
            if (Character.isLowSurrogate(low)) {
                text.append(unit).append(low);
                return at + 12;
            }
        }
        text.append(Character.isSurrogate(unit) ? '\uFFFD' : unit);
        return at + 6;
    }

    private char hex(String source, int at) throws JqSyntaxException {
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = i < source.length() ? Character.digit(source.charAt(i), 16) : -1;
            if (digit < 0) {
                throw parser.lexer.error(at, "\\u needs four hexadecimal digits");
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }
}
