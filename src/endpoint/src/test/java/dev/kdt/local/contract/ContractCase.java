package dev.kdt.local.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * A request and what must come back. In a file: the operation's name and the request on one line, then, indented, the answer: JSON,
 * {@code nothing}, or the name of an error and its message; lines are joined by a space. Lines that begin with {@code #} and
 * empty lines stay with the case that follows.
 *
 * @param before the lines before it
 * @param request a JSON object
 * @param answer the lines of the answer, not indented
 */
record ContractCase(List<String> before, String operation, String request, List<String> answer) {
    private static final String INDENT = "    ";

    static List<ContractCase> parse(List<String> lines) {
        List<ContractCase> cases = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            String line = lines.get(i++);
            if (line.isBlank() || line.startsWith("#")) {
                before.add(line);
                continue;
            }
            int blank = line.indexOf(' ');
            List<String> answer = new ArrayList<>();
            while (i < lines.size() && lines.get(i).startsWith(INDENT)) {
                answer.add(lines.get(i++).strip());
            }
            cases.add(new ContractCase(
                    List.copyOf(before), line.substring(0, blank), line.substring(blank + 1), List.copyOf(answer)));
            before.clear();
        }
        return cases;
    }

    List<String> render() {
        List<String> lines = new ArrayList<>(before);
        lines.add(operation + " " + request);
        answer.forEach(line -> lines.add(INDENT + line));
        return lines;
    }

    ContractCase answered(List<String> lines) {
        return new ContractCase(before, operation, request, lines);
    }

    String answerText() {
        return String.join(" ", answer);
    }

    @Override
    public String toString() {
        return operation + " " + (request.length() > 100 ? request.substring(0, 100) + "…" : request);
    }
}
