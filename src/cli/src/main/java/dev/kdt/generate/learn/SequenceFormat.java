package dev.kdt.generate.learn;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The format of texts that end in a number, such as {@code o-%06d}. */
final class SequenceFormat {
    private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d{1,18})");
    private static final double NEARLY_ALL = 0.9;

    private SequenceFormat() {}

    /** The format of nearly all different texts; null when they have none in common. */
    static @Nullable String of(List<String> sample) {
        List<String> texts = sample.stream().distinct().toList();
        String first = texts.stream()
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .map(each -> each.group(1))
                .findFirst()
                .orElse(null);
        if (first == null || first.indexOf('@') >= 0 || PersonalData.NAME.is(first.strip())) {
            return null;
        }
        List<String> numbers = texts.stream()
                .map(NUMBERED::matcher)
                .filter(each -> each.matches() && each.group(1).equals(first))
                .map(each -> each.group(2))
                .toList();
        if (numbers.size() < NEARLY_ALL * texts.size()) {
            return null;
        }
        int width = numbers.getFirst().length();
        boolean hasWidth = width > 1 && numbers.stream().allMatch(each -> each.length() == width);
        boolean hasZeros = numbers.stream().anyMatch(each -> each.length() > 1 && each.charAt(0) == '0');
        return first.replace("%", "%%") + (hasWidth || hasZeros ? "%0" + width + "d" : "%d");
    }
}
