package dev.kdt.cli.shell;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.shell.ShellLine.Redirect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes command lines apart. */
public final class ShellSyntax {
    private final WordScanner scanner;

    private ShellSyntax(String text) {
        this.scanner = new WordScanner(text);
    }

    /**
     * The command lines in a text, which has several only where it was pasted.
     *
     * @throws IncompleteLineException when the last one goes on
     * @throws UsageException when one cannot be understood
     */
    public static List<ShellLine> parse(String text) throws IncompleteLineException {
        ShellSyntax syntax = new ShellSyntax(text);
        List<ShellLine> lines = new ArrayList<>();
        while (!syntax.scanner.atEnd()) {
            ShellLine line = syntax.line();
            if (!line.words().isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /**
     * The words of the command line that a text ends in, for its completion: the last one is where the text ends, and is empty after a
     * blank. Whatever cannot be understood gives no words.
     */
    static List<String> unfinished(String text) {
        WordScanner scanner = new WordScanner(text);
        List<String> words = new ArrayList<>();
        try {
            while (true) {
                scanner.skipBlanks();
                if (scanner.atEnd()) {
                    words.add("");
                    return words;
                }
                if (scanner.takes('\n')) {
                    words.clear();
                } else if (scanner.takes('|') || scanner.takes('>')) {
                    return List.of("");
                } else {
                    words.add(scanner.word());
                    if (scanner.atEnd()) {
                        return words;
                    }
                }
            }
        } catch (IncompleteLineException _) {
            words.add(scanner.begun());
            return words;
        } catch (UsageException _) {
            return List.of("");
        }
    }

    private ShellLine line() throws IncompleteLineException {
        List<String> words = new ArrayList<>();
        Redirect redirect = null;
        while (true) {
            scanner.skipBlanks();
            if (scanner.atEnd() || scanner.takes('\n')) {
                return new ShellLine(words, redirect, null);
            }
            if (scanner.takes('|')) {
                requireCommand(words, "|");
                return new ShellLine(words, redirect, pipe(redirect));
            }
            if (scanner.takes('>')) {
                requireCommand(words, ">");
                redirect = redirect(redirect);
            } else {
                String word = scanner.word();
                requireStdout(word);
                words.add(word);
            }
        }
    }

    private String pipe(@Nullable Redirect redirect) {
        if (scanner.takes('|')) {
            throw new UsageException("'||' has no meaning in kdt shell: a line is one command");
        }
        if (redirect != null) {
            throw new UsageException("> and | exclude each other (... | tee FILE writes a file, too)");
        }
        String program = scanner.rest().strip();
        if (program.isEmpty()) {
            throw new UsageException("there is no program after | (such as | less)");
        }
        return program;
    }

    private Redirect redirect(@Nullable Redirect before) throws IncompleteLineException {
        boolean appends = scanner.takes('>');
        scanner.skipBlanks();
        String file = scanner.atEnd() ? "" : scanner.word();
        if (file.isEmpty()) {
            throw new UsageException("there is no file after > (such as > orders.ndjson)");
        }
        if (before != null) {
            throw new UsageException("output goes to one file (two are named after >)");
        }
        return new Redirect(file, appends);
    }

    /** {@code 2>FILE} names another stream. */
    private void requireStdout(String word) {
        boolean number = !word.isEmpty() && word.chars().allMatch(each -> each >= '0' && each <= '9');
        if (number && !scanner.atEnd() && scanner.next() == '>') {
            throw new UsageException(
                    "only a command's results can go to a file: > FILE (messages stay on the terminal)");
        }
    }

    private static void requireCommand(List<String> words, String sign) {
        if (words.isEmpty()) {
            throw new UsageException("there is no command before " + sign);
        }
    }
}
