package dev.kdt.record;

import java.util.regex.Pattern;

/** Sequence numbers as the services write them: decimal digits. */
public final class SequenceText {
    /** "Amazon Kinesis API Reference, SequenceNumberRange": no sign, no leading zeros. */
    private static final Pattern WRITTEN = Pattern.compile("0|[1-9][0-9]{0,128}");

    private SequenceText() {}

    /** Whether {@code digits} are a sequence number as the service writes and takes it. */
    public static boolean isWritten(String digits) {
        return WRITTEN.matcher(digits).matches();
    }

    /** Compares two of them by their numbers. */
    public static int compare(String one, String other) {
        int byLength = Integer.compare(one.length(), other.length());
        return byLength != 0 ? byLength : one.compareTo(other);
    }
}
