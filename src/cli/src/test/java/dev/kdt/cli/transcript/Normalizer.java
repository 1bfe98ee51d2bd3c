package dev.kdt.cli.transcript;

import java.util.List;
import java.util.regex.Pattern;

/** Takes out of what was printed whatever differs from run to run, so that the rest can be compared. */
final class Normalizer {
    private record Rule(Pattern pattern, String replacement) {
        static Rule of(String pattern, String replacement) {
            return new Rule(Pattern.compile(pattern), replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z| ?[+-]\\d\\d:?\\d\\d)?", "TIME"),
            Rule.of("\\d{4}-\\d\\d-\\d\\d \\d\\d:00\\b", "HOUR"),
            Rule.of("\\d{8}T\\d{6}Z", "TIME"),
            Rule.of("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID"),
            Rule.of("\\b\\d{56}\\b", "SEQUENCE"),
            Rule.of("\\b[0-9a-f]{16}\\b", "KEY"),
            Rule.of("\\d{4}/\\d\\d/\\d\\d/\\d\\d/", "HOUR/"),
            Rule.of("-\\d{4}(-\\d\\d){5}-", "-TIME-"),
            Rule.of(" +(time$|[0-9.]+ %)", "  N %"),
            Rule.of("time=\"[0-9.]+\"", "time=N"),
            Rule.of("[0-9][0-9.,]* (ms|s|KiB/s|MiB/s|B/s|records/s)(?![A-Za-z])", "N $1"));

    private Normalizer() {}

    static List<String> normalize(List<String> lines) {
        return lines.stream().map(Normalizer::normalize).toList();
    }

    private static String normalize(String line) {
        String normal = line.stripTrailing();
        for (Rule rule : RULES) {
            normal = rule.pattern().matcher(normal).replaceAll(rule.replacement());
        }
        return normal;
    }
}
