package dev.kdt.pipeline.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes results of cases as the XML that JUnit's Ant task made common, for CI servers. */
public final class JUnitReport {
    private JUnitReport() {}

    /**
     * The report.
     *
     * @param results by the name of the case file
     */
    public static String xml(Map<String, List<CaseResult>> results) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        results.forEach((file, cases) -> suite(file, cases, xml));
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(String file, List<CaseResult> cases, StringBuilder xml) {
        long failed = cases.stream().filter(each -> !each.passed()).count();
        double seconds = cases.stream().mapToLong(CaseResult::nanos).sum() / 1e9;
        xml.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" time=\"%s\">\n"
                .formatted(escaped(file), cases.size(), failed, seconds(seconds)));
        for (CaseResult each : cases) {
            xml.append("    <testcase classname=\"%s\" name=\"%s\" time=\"%s\""
                    .formatted(escaped(file), escaped(each.testCase().name()), seconds(each.nanos() / 1e9)));
            if (each.passed()) {
                xml.append("/>\n");
            } else {
                xml.append(">\n      <failure message=\"%s\">%s</failure>\n    </testcase>\n"
                        .formatted(
                                escaped(each.problems().getFirst()),
                                escaped(each.testCase().place() + "\n" + String.join("\n", each.problems()))));
            }
        }
        xml.append("  </testsuite>\n");
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /** Characters that XML 1.0 cannot hold at all become question marks. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(each -> {
            switch (each) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\n' -> safe.append("&#10;");
                default -> safe.appendCodePoint(each < 0x20 || each == 0xFFFE || each == 0xFFFF ? '?' : each);
            }
        });
        return safe.toString();
    }
}
