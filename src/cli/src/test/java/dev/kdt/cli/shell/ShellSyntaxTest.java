package dev.kdt.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.shell.ShellLine.Redirect;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellSyntaxTest {
    @Test
    void blanksPartWordsAndQuotesKeepThem() throws IncompleteLineException {
        assertEquals(List.of("process", "-e", ".a | .b", "a b"), words("process  -e '.a | .b'\t\"a b\" "));
        assertEquals(List.of("abc", ""), words("a'b'\"c\" ''"));
        assertEquals(List.of("a b", "'", "|", ">"), words("a\\ b \\' '|' \\>"));
    }

    /** As in sh: between double quotes a backslash is one, but before what would have a meaning. */
    @Test
    void aBackslashBetweenQuotesIsWhatShTakesItFor() throws IncompleteLineException {
        assertEquals(List.of(".a == \"b\\n\""), words("\".a == \\\"b\\n\\\"\""));
        assertEquals(List.of("a\\b"), words("'a\\b'"));
        assertEquals(List.of("$x", "`"), words("\"\\$x\" \"\\`\""));
    }

    /** jq has variables of its own, and names of files are not looked for. */
    @Test
    void aDollarSignAndAnAsteriskAreWhatTheyAre() throws IncompleteLineException {
        assertEquals(List.of("$meta.key", "*.json", "~/a", "a#b"), words("$meta.key *.json ~/a a#b # more"));
        assertEquals(List.of("a $x"), words("\"a $x\""));
    }

    @Test
    void aLineGoesOnAfterAnOpenQuoteAndABackslash() throws IncompleteLineException {
        for (String open : List.of("a 'b", "a \"b", "a \\", "a > 'b", "a \"b\\")) {
            assertThrows(IncompleteLineException.class, () -> ShellSyntax.parse(open), open);
        }
        assertEquals(List.of("process", "-e", "[1,\n2]"), words("process -e '[1,\n2]'"));
        assertEquals(List.of("stream", "list", "ab"), words("stream \\\nlist a\\\nb"));
        assertEquals(List.of("ab"), words("\"a\\\nb\""));
    }

    @Test
    void pastedLinesAreCommandsOfTheirOwn() throws IncompleteLineException {
        assertEquals(
                List.of(List.of("a"), List.of("b", "c")),
                ShellSyntax.parse("a # one\n\n  b c\n").stream()
                        .map(ShellLine::words)
                        .toList());
        assertEquals(List.of(), ShellSyntax.parse("  # nothing\n"));
    }

    @Test
    void resultsGoToAFileOrAProgram() throws IncompleteLineException {
        assertEquals(new ShellLine(List.of("a", "b"), new Redirect("c d", false), null), line("a >'c d' b"));
        assertEquals(new ShellLine(List.of("a"), new Redirect("c", true), null), line("a>>c"));
        assertEquals(
                new ShellLine(List.of("a", "b"), null, "grep 'x|y' | less -R"), line("a b | grep 'x|y' | less -R "));
    }

    @Test
    void whatHasAMeaningInShOnlyIsRefused() {
        assertRefused("a; b", "';'");
        assertRefused("a &", "'&'");
        assertRefused("a < b", "a file is named as an argument");
        assertRefused("a `b`", "'`'");
        assertRefused("a $(b)", "'$('");
        assertRefused("a \"$(b)\"", "'$('");
        assertRefused("a || b", "'||'");
        assertRefused("a |", "no program after |");
        assertRefused("| less", "no command before |");
        assertRefused("a >", "no file after >");
        assertRefused("> a", "no command before >");
        assertRefused("a > b > c", "one file");
        assertRefused("a > b | c", "tee");
        assertRefused("a 2>b", "only a command's results");
    }

    @Test
    void anUnfinishedLineHasItsWordsForCompletion() {
        assertEquals(List.of(""), ShellSyntax.unfinished(""));
        assertEquals(List.of("tail", "--s"), ShellSyntax.unfinished("tail --s"));
        assertEquals(List.of("tail", ""), ShellSyntax.unfinished("tail "));
        assertEquals(List.of("process", "my fi"), ShellSyntax.unfinished("process 'my fi"));
        assertEquals(List.of("b", "c"), ShellSyntax.unfinished("a\nb c"));
        assertEquals(List.of(""), ShellSyntax.unfinished("a | les"));
    }

    private static void assertRefused(String text, String why) {
        String message = assertThrows(UsageException.class, () -> ShellSyntax.parse(text), text)
                .getMessage();
        assertTrue(message.contains(why), message);
    }

    private static List<String> words(String text) throws IncompleteLineException {
        return line(text).words();
    }

    private static ShellLine line(String text) throws IncompleteLineException {
        List<ShellLine> lines = ShellSyntax.parse(text);
        assertEquals(1, lines.size());
        return lines.getFirst();
    }
}
