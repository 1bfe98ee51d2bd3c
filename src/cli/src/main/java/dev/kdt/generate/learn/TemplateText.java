package dev.kdt.generate.learn;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes templates as YAML: a field on a line where it fits, remarks behind it or above. */
final class TemplateText {
    private static final int WIDTH = 110;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][\\w./@+-]*( [\\w./@+-]+)*");
    private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)true|false|null|inf|nan|infinity");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][\\w.-]*");

    private final StringBuilder text = new StringBuilder();

    /** Adds a line of remarks. */
    TemplateText comment(String line) {
        text.append("# ").append(line).append('\n');
        return this;
    }

    /** Adds an entry of the template. */
    TemplateText entry(String key, @Nullable Object value) {
        entry(key(key), value, "");
        return this;
    }

    private void entry(String begin, @Nullable Object value, String indent) {
        if (value instanceof Draft draft) {
            entry(begin, draft.value(), draft.remark(), indent);
        } else {
            entry(begin, value, "", indent);
        }
    }

    private void entry(String begin, @Nullable Object value, String remark, String indent) {
        String line = indent + begin + ": " + flow(value);
        boolean isBlock = line.length() > WIDTH || holdsRemarks(value);
        boolean hasRemarkBehind = !remark.isEmpty() && !isBlock && line.length() + remark.length() + 4 <= WIDTH;
        if (!remark.isEmpty() && !hasRemarkBehind) {
            text.append(indent).append("# ").append(remark).append('\n');
        }
        if (isBlock && value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append(indent).append(begin).append(":\n");
            map.forEach((key, each) -> entry(key((String) key), each, indent + "  "));
        } else if (isBlock && value instanceof List<?> list && !list.isEmpty()) {
            text.append(indent).append(begin).append(":\n");
            list.forEach(each ->
                    text.append(indent).append("  - ").append(flow(each)).append('\n'));
        } else {
            text.append(line).append(hasRemarkBehind ? "  # " + remark : "").append('\n');
        }
    }

    private static boolean holdsRemarks(@Nullable Object value) {
        return switch (value) {
            case Draft draft -> !draft.remark().isEmpty() || holdsRemarks(draft.value());
            case Map<?, ?> map -> map.values().stream().anyMatch(TemplateText::holdsRemarks);
            case null, default -> false;
        };
    }

    private static String flow(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Draft draft -> flow(draft.value());
            case Draft.Word word -> word.text();
            case Double number -> Draft.number(number);
            case String its -> scalar(its);
            case Map<?, ?> map when map.isEmpty() -> "{}";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> key((String) each.getKey()) + ": " + flow(each.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case List<?> list -> list.stream().map(TemplateText::flow).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    private static String key(String key) {
        return PLAIN_KEY.matcher(key).matches() ? key : doubleQuoted(key);
    }

    private static String scalar(String its) {
        if (PLAIN.matcher(its).matches() && !WORD_OF_YAML.matcher(its).matches()) {
            return its;
        }
        boolean isPrintable = its.chars().noneMatch(Character::isISOControl);
        return isPrintable && (its.indexOf('\\') >= 0 || its.indexOf('"') >= 0)
                ? "'" + its.replace("'", "''") + "'"
                : doubleQuoted(its);
    }

    /** The text in quotation marks, as JSON and YAML have it. */
    static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (Character.isISOControl(each) || each == '\u2028' || each == '\u2029' || each == '\ufeff') {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
