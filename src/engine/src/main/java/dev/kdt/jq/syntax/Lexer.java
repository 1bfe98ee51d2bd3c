package dev.kdt.jq.syntax;

import dev.kdt.bytes.TextPlace;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.syntax.Token.Kind;
import java.util.List;

/** Cuts a program's text into tokens, one at a time; what a string holds is read by {@link StringTerms}. */
final class Lexer {
    /** Longer ones first. */
    private static final List<String> SYMBOLS = List.of(
            "?//", "//=", "|=", "+=", "-=", "*=", "/=", "%=", "==", "!=", "<=", ">=", "//", "..", ".", "[", "]", "(",
            ")", "{", "}", "|", ",", ":", ";", "=", "<", ">", "+", "-", "*", "/", "%", "?", "$");

    private final String source;
    private int at;

    Lexer(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    /** The offset of the next token or white space. */
    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    Token next() throws JqSyntaxException {
        skipSpace();
        if (at == source.length()) {
            return new Token(Kind.END, "", at);
        }
        int start = at;
        char first = source.charAt(at);
        if (first == '"') {
            at++;
            return new Token(Kind.QUOTE, "\"", start);
        }
        if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
            return number(start);
        }
        if (isWordStart(first)) {
            return new Token(Kind.WORD, word(true), start);
        }
        if (isWordStart(peek(1)) && (first == '.' || first == '$' || first == '@')) {
            at++;
            Kind kind = first == '.' ? Kind.FIELD : first == '$' ? Kind.VARIABLE : Kind.FORMAT;
            return new Token(kind, word(first == '$'), start);
        }
        return symbol(start);
    }

    private Token symbol(int start) throws JqSyntaxException {
        for (String symbol : SYMBOLS) {
            if (source.startsWith(symbol, start)) {
                at = start + symbol.length();
                return new Token(Kind.SYMBOL, symbol, start);
            }
        }
        int codepoint = source.codePointAt(start);
        String hint = codepoint == '\'' ? " (strings are written with double quotes)" : "";
        throw error(start, "unexpected character '" + Character.toString(codepoint) + "'" + hint);
    }

    private Token number(int start) {
        while (isDigit(peek(0))) {
            at++;
        }
        if (peek(0) == '.') {
            at++;
            while (isDigit(peek(0))) {
                at++;
            }
        }
        int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if ((peek(0) == 'e' || peek(0) == 'E') && isDigit(peek(1 + sign))) {
            at += 1 + sign;
            while (isDigit(peek(0))) {
                at++;
            }
        }
        return new Token(Kind.NUMBER, source.substring(start, at), start);
    }

    private String word(boolean qualified) {
        int start = at;
        while (isWordStart(peek(0))
                || isDigit(peek(0))
                || (qualified && peek(0) == ':' && peek(1) == ':' && isWordStart(peek(2)))) {
            at += peek(0) == ':' ? 2 : 1;
        }
        return source.substring(start, at);
    }

    /** White space and comments. In a comment a backslash takes the next character with it, also the end of the line. */
    private void skipSpace() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '#') {
                while (at < source.length() && source.charAt(at) != '\n') {
                    boolean windowsEnd = peek(0) == '\\' && peek(1) == '\r' && peek(2) == '\n';
                    at += windowsEnd ? 3 : peek(0) == '\\' && (peek(1) == '\\' || peek(1) == '\n') ? 2 : 1;
                }
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    private char peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : '\0';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    JqSyntaxException error(int position, String message) {
        return new JqSyntaxException(TextPlace.of(source, position), message);
    }
}
