package dev.kdt.generate.learn;

import dev.kdt.json.StringValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of a field: a sample of them, their lengths, whether a number in them rises, whether they are times. */
final class TextProfile {
    private static final int SAMPLE = 1_000;

    /** Longer texts are kept up to here. */
    static final int LONGEST = 400;

    private static final Pattern NUMBERED = Pattern.compile("\\D*(\\d{1,18})");

    private final ValueSet set = new ValueSet();
    private final Reservoir<String> sample = new Reservoir<>(SAMPLE);
    private final NumberProfile lengths = new NumberProfile();
    private final Rising rising = new Rising();
    private final TimesSeen times = new TimesSeen();
    private long seen;

    void see(StringValue value, long record) {
        seen++;
        set.see(value);
        String text = value.text();
        lengths.see(text.codePointCount(0, text.length()), record);
        sample.see(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        if (text.length() <= LONGEST) {
            Matcher numbered = NUMBERED.matcher(text);
            if (numbered.matches()) {
                rising.see(Long.parseLong(numbered.group(1)), record);
            }
        }
        times.see(text, record);
    }

    long seen() {
        return seen;
    }

    ValueSet set() {
        return set;
    }

    /** A sample of the texts; the ends of very long ones are cut off. */
    List<String> sample() {
        return sample.kept();
    }

    NumberProfile lengths() {
        return lengths;
    }

    /** The numbers at the ends of texts. */
    Rising rising() {
        return rising;
    }

    TimesSeen times() {
        return times;
    }
}
