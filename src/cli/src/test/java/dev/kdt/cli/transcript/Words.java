package dev.kdt.cli.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Splits a command line into words as a shell does: quotes, backslashes, variables in double quotes and outside of quotes. */
final class Words {
    /** @param quoted whether any part was quoted: {@code "|"} is no pipe */
    record Word(String text, boolean quoted) {
        boolean is(String operator) {
            return !quoted && text.equals(operator);
        }
    }

    private final String line;
    private final Map<String, String> environment;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private boolean quoted;
    private int at;

    private Words(String line, Map<String, String> environment) {
        this.line = line;
        this.environment = environment;
    }

    static List<Word> split(String line, Map<String, String> environment) {
        return new Words(line, environment).split();
    }

    private List<Word> split() {
        while (at < line.length()) {
            char c = line.charAt(at++);
            switch (c) {
                case ' ', '\n' -> end();
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> take(line.charAt(at++));
                case '$' -> variable();
                case '|', '&', '<' -> operator(String.valueOf(c));
                case '>' -> redirection();
                default -> take(c);
            }
        }
        end();
        return words;
    }

    private void take(char c) {
        word.append(c);
        started = true;
    }

    private void end() {
        if (started) {
            words.add(new Word(word.toString(), quoted));
        }
        word.setLength(0);
        started = false;
        quoted = false;
    }

    private void operator(String text) {
        end();
        words.add(new Word(text, false));
    }

    private void redirection() {
        boolean stderr = word.toString().equals("2");
        if (stderr) {
            word.setLength(0);
            started = false;
        }
        boolean appends = at < line.length() && line.charAt(at) == '>';
        at += appends ? 1 : 0;
        operator((stderr ? "2" : "") + (appends ? ">>" : ">"));
    }

    private void singleQuoted() {
        int close = line.indexOf('\'', at);
        word.append(line, at, close);
        at = close + 1;
        started = true;
        quoted = true;
    }

    private void doubleQuoted() {
        started = true;
        quoted = true;
        for (char c = line.charAt(at++); c != '"'; c = line.charAt(at++)) {
            if (c == '\\') {
                word.append(line.charAt(at++));
            } else if (c == '$') {
                variable();
            } else {
                word.append(c);
            }
        }
    }

    private void variable() {
        int end = at;
        while (end < line.length() && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
            end++;
        }
        if (end == at) {
            take('$');
        } else {
            word.append(environment.getOrDefault(line.substring(at, end), ""));
            started = true;
            at = end;
        }
    }
}
