package dev.kdt.cli.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * One command of a transcript, and what is expected of it.
 *
 * @param before the lines before it: comments, text, blank lines; kept as they are
 * @param command the command's lines without the prompt, a here-document's lines included
 * @param expected what it prints
 */
record Step(List<String> before, List<String> command, Printed expected) {
    /**
     * What a command prints.
     *
     * @param out lines of stdout
     * @param err lines of stderr
     */
    record Printed(List<String> out, List<String> err, int code) {
        private static final String ERR = "2> ";
        private static final String CODE = "=> exit ";
        private static final String CUT = "\\ no newline at the end";

        static Printed of(String out, String err, int code) {
            return new Printed(lines(out), lines(err), code);
        }

        /** Reads what stands below a command. */
        static Printed parse(List<String> lines) {
            List<String> out = new ArrayList<>();
            List<String> err = new ArrayList<>();
            int code = 0;
            for (String line : lines) {
                if (line.startsWith(CODE)) {
                    code = Integer.parseInt(line.substring(CODE.length()));
                } else if (line.startsWith(ERR) || line.equals(ERR.strip())) {
                    err.add(line.substring(Math.min(line.length(), ERR.length())));
                } else {
                    out.add(line);
                }
            }
            return new Printed(out, err, code);
        }

        /** As it stands below a command. */
        List<String> render() {
            List<String> lines = new ArrayList<>(out);
            err.forEach(line -> lines.add((ERR + line).stripTrailing()));
            if (code != 0) {
                lines.add(CODE + code);
            }
            return lines;
        }

        private static List<String> lines(String text) {
            if (text.isEmpty()) {
                return List.of();
            }
            List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
            if (lines.getLast().isEmpty()) {
                lines.removeLast();
            } else {
                lines.add(CUT);
            }
            return lines;
        }
    }
}
