package dev.kdt.jq.syntax;

/**
 * A piece of a program's text.
 *
 * @param kind what it is
 * @param text its characters; of a field, variable or format without the dot, dollar or at sign
 * @param at the index of its first character
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        /** A word, keywords included; may have {@code ::} in it. */
        WORD,
        FIELD,
        VARIABLE,
        FORMAT,
        NUMBER,
        /** A double quote: the parser asks the lexer for what follows. */
        QUOTE,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** For messages. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the program";
            case QUOTE -> "a string";
            case FIELD -> "'." + text + "'";
            case VARIABLE -> "'$" + text + "'";
            case FORMAT -> "'@" + text + "'";
            case WORD, NUMBER, SYMBOL -> "'" + text + "'";
        };
    }
}
