package dev.kdt.cli.shell;

import dev.kdt.cli.console.ShellWord;
import dev.kdt.cli.console.UsageException;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;

/** Tells JLine where words are, and whether a line is complete. */
final class ShellParser implements Parser {
    @Override
    public CompletingParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE) {
            requireComplete(line);
        }
        return new Line(line, cursor, ShellSyntax.unfinished(line.substring(0, cursor)));
    }

    private static void requireComplete(String line) {
        try {
            ShellSyntax.parse(line);
        } catch (IncompleteLineException e) {
            throw new EOFError(-1, line.length(), "the line goes on", String.valueOf(e.getMessage()));
        } catch (UsageException _) {
            // The shell says what is wrong when it runs the line.
        }
    }

    /** A backslash takes no part in the editing of lines. */
    @Override
    public boolean isEscapeChar(char character) {
        return false;
    }

    /** Words up to the cursor, the last one perhaps empty. */
    private record Line(String line, int cursor, List<String> words) implements CompletingParsedLine {
        @Override
        public String word() {
            return words.getLast();
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return words.size() - 1;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate.isEmpty() ? "" : ShellWord.quoted(candidate.toString());
        }

        /** With the quotes that it is typed with: the word begins after the last blank, unless that is in it. */
        @Override
        public int rawWordCursor() {
            for (int length = 0; length <= cursor; length++) {
                int start = cursor - length;
                List<String> its = ShellSyntax.unfinished(line.substring(start, cursor));
                boolean begins = start == 0 || Character.isWhitespace(line.charAt(start - 1));
                if (begins && its.size() == 1 && its.getFirst().equals(word())) {
                    return length;
                }
            }
            return word().length();
        }

        @Override
        public int rawWordLength() {
            return rawWordCursor();
        }
    }
}
