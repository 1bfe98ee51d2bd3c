package dev.kdt.cli.shell;

import dev.kdt.cli.console.UsageException;

/**
 * Reads words by the rules of sh: between single quotes all characters stand for themselves, between double quotes a backslash takes
 * its meaning from a quotation mark, a dollar sign, a backslash and a backquote, elsewhere from any character; a backslash before a
 * newline joins lines. There are no variables and no patterns of file names: a dollar sign and an asterisk are what they are.
 */
final class WordScanner {
    private static final String ESCAPED_BETWEEN_QUOTES = "\"\\$`";
    private static final String BLANKS = " \t\r";

    private final String text;
    private final StringBuilder word = new StringBuilder();
    private int at;

    WordScanner(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** The next character, which is not taken. */
    char next() {
        return text.charAt(at);
    }

    /** Takes the next character if it is this one. */
    boolean takes(char character) {
        boolean is = !atEnd() && next() == character;
        at += is ? 1 : 0;
        return is;
    }

    /** Skips what is between words, and a comment. */
    void skipBlanks() {
        while (!atEnd()) {
            if (text.startsWith("\\\n", at)) {
                at += 2;
            } else if (BLANKS.indexOf(next()) >= 0) {
                at++;
            } else if (next() == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    /** All that is left. */
    String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /** Whether the next character ends a word. */
    private boolean endsWord() {
        char character = next();
        return character == '\n' || character == '|' || character == '>' || BLANKS.indexOf(character) >= 0;
    }

    /**
     * The word that begins here.
     *
     * @throws IncompleteLineException when it goes on in the next line
     * @throws UsageException when it has a character that means something to sh and nothing here
     */
    String word() throws IncompleteLineException {
        word.setLength(0);
        while (!atEnd() && !endsWord()) {
            char character = next();
            at++;
            switch (character) {
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> escaped();
                case ';', '&', '<', '`' -> throw unusable(String.valueOf(character));
                default -> {
                    requireNoCommand(character);
                    word.append(character);
                }
            }
        }
        return word.toString();
    }

    /** The word as far as it goes, after one that goes on in the next line. */
    String begun() {
        return word.toString();
    }

    private void singleQuoted() throws IncompleteLineException {
        int end = text.indexOf('\'', at);
        if (end < 0) {
            word.append(rest());
            throw new IncompleteLineException("'");
        }
        word.append(text, at, end);
        at = end + 1;
    }

    private void doubleQuoted() throws IncompleteLineException {
        while (!atEnd()) {
            char character = next();
            at++;
            if (character == '"') {
                return;
            }
            if (character == '\\' && !atEnd() && next() == '\n') {
                at++;
            } else if (character == '\\' && !atEnd() && ESCAPED_BETWEEN_QUOTES.indexOf(next()) >= 0) {
                word.append(next());
                at++;
            } else {
                requireNoCommand(character);
                word.append(character);
            }
        }
        throw new IncompleteLineException("\"");
    }

    private void escaped() throws IncompleteLineException {
        if (atEnd()) {
            throw new IncompleteLineException("\\");
        }
        if (next() != '\n') {
            word.append(next());
        }
        at++;
    }

    /** In sh a command would be run here, and its output be a part of the word. */
    private void requireNoCommand(char character) {
        if (character == '$' && !atEnd() && next() == '(') {
            throw unusable("$(");
        }
    }

    private static UsageException unusable(String what) {
        String reason = switch (what) {
            case ";", "&" -> "a line is one command";
            case "<" -> "a file is named as an argument";
            default -> "no command is run inside of another";
        };
        return new UsageException(
                "'" + what + "' has no meaning in kdt shell: " + reason + " (single quotes keep it as text)");
    }
}
