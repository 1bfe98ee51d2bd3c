package dev.kdt.jq;

/** A program that does not compile. The message says what is wrong and, where one can be guessed, what was meant. */
public final class JqSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    public JqSyntaxException(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** The line in the program's text, from 1. */
    public int line() {
        return line;
    }

    /** The column in the line, from 1, in characters. */
    public int column() {
        return column;
    }

    /** {@code line:column: message}. */
    public String located() {
        return line + ":" + column + ": " + getMessage();
    }
}
