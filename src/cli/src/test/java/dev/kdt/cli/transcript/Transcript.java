package dev.kdt.cli.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * A text file of commands. A line that begins with {@code $} is a command; below it stands what it prints: stdout as it is,
 * stderr after {@code 2>}, and {@code => exit N} when it does not end with 0. In a Markdown file only what stands in blocks
 * of the kind {@code console} counts.
 */
record Transcript(List<Step> steps, List<String> after) {
    private static final String PROMPT = "$ ";
    private static final String FENCE = "```";
    private static final String RUN_BLOCK = "```console";

    static Transcript parse(List<String> lines, boolean markdown) {
        return new Parser(markdown).parse(lines);
    }

    /** The file's lines, with what each step printed in place of what it was expected to print. */
    static List<String> render(List<Step> steps, List<String> after) {
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            lines.addAll(step.before());
            lines.add(PROMPT + step.command().getFirst());
            lines.addAll(step.command().subList(1, step.command().size()));
            lines.addAll(step.expected().render());
        }
        lines.addAll(after);
        return lines;
    }

    private static final class Parser {
        private final boolean markdown;
        private final List<Step> steps = new ArrayList<>();
        private List<String> before = new ArrayList<>();
        private boolean inBlock;

        Parser(boolean markdown) {
            this.markdown = markdown;
            this.inBlock = !markdown;
        }

        Transcript parse(List<String> lines) {
            int at = 0;
            while (at < lines.size()) {
                String line = lines.get(at);
                if (inBlock && line.startsWith(PROMPT)) {
                    at = step(lines, at);
                } else {
                    fence(line);
                    before.add(line);
                    at++;
                }
            }
            return new Transcript(steps, before);
        }

        private int step(List<String> lines, int start) {
            List<String> command = new ArrayList<>();
            command.add(lines.get(start).substring(PROMPT.length()));
            int at = start + 1;
            while (command.getLast().endsWith("\\") || openHereDocument(command)) {
                command.add(lines.get(at++));
            }
            List<String> output = new ArrayList<>();
            while (at < lines.size() && !ends(lines.get(at))) {
                output.add(lines.get(at++));
            }
            List<String> next = new ArrayList<>();
            while (!output.isEmpty() && isBetween(output.getLast())) {
                next.addFirst(output.removeLast());
            }
            steps.add(new Step(before, command, Step.Printed.parse(output)));
            before = next;
            return at;
        }

        private boolean ends(String line) {
            return line.startsWith(PROMPT) || (markdown && line.startsWith(FENCE));
        }

        /** Comments and blank lines belong to the command below them, not to the output above. */
        private static boolean isBetween(String line) {
            return line.isBlank() || line.startsWith("#");
        }

        private void fence(String line) {
            if (markdown && line.startsWith(FENCE)) {
                inBlock = !inBlock && line.equals(RUN_BLOCK);
            }
        }

        private static boolean openHereDocument(List<String> command) {
            String first = command.getFirst();
            int mark = first.indexOf("<<'");
            if (mark < 0) {
                return false;
            }
            String end = first.substring(mark + 3, first.indexOf('\'', mark + 3));
            return command.size() == 1 || !command.getLast().equals(end);
        }
    }
}
