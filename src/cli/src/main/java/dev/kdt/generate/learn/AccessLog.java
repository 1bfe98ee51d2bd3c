package dev.kdt.generate.learn;

import dev.kdt.bytes.Slice;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of web servers' access logs, in the formats "common" and "combined" of Apache (Apache HTTP Server documentation, Log Files). */
final class AccessLog {
    private static final List<String> COMMON =
            List.of("ip", "ident", "user", "at", "method", "path", "protocol", "status", "bytes");
    private static final List<String> COMBINED = List.of("referrer", "agent");

    private static final Pattern LINE =
            Pattern.compile("(\\S+) (\\S+) (\\S+) \\[([^\\]]+)] \"([A-Z]+) (\\S+) ([^\" ]+)\""
                    + " (\\d{3}) (\\d+|-)(?: \"([^\"]*)\" \"([^\"]*)\")?");

    private static final String COMMON_TEXT =
            "\\(.ip) \\(.ident) \\(.user) [\\(.at)] \"\\(.method) \\(.path) \\(.protocol)\" \\(.status) \\(.bytes)";
    private static final String COMBINED_TEXT = COMMON_TEXT + " \"\\(.referrer)\" \"\\(.agent)\"";

    private long lines;
    private long combined;

    /** The parts of a line; null when it is none. */
    @Nullable
    ObjectValue read(StringValue text) {
        Matcher line = LINE.matcher(text.text());
        if (!line.matches()) {
            return null;
        }
        lines++;
        ObjectValue parts = ObjectValue.withRoomFor(COMMON.size() + COMBINED.size());
        for (int i = 0; i < COMMON.size(); i++) {
            parts = parts.with(StringValue.of(COMMON.get(i)), part(line.group(i + 1)));
        }
        if (line.group(COMMON.size() + 1) != null) {
            combined++;
            for (int i = 0; i < COMBINED.size(); i++) {
                parts = parts.with(StringValue.of(COMBINED.get(i)), StringValue.of(line.group(COMMON.size() + 1 + i)));
            }
        }
        return parts;
    }

    private static Value part(String part) {
        NumberValue number = NumberValue.parse(Slice.utf8(part));
        return number == null ? StringValue.of(part) : number;
    }

    /** Whether lines were read. */
    boolean isUsed() {
        return lines > 0;
    }

    /** The text of a line by its parts, as a template has it. */
    String template() {
        return combined * 2 > lines ? COMBINED_TEXT : COMMON_TEXT;
    }
}
