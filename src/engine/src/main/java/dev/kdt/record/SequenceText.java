package dev.kdt.record;

/** Sequence numbers as the services write them: decimal digits. */
public final class SequenceText {
    /** "Amazon Kinesis API Reference, SequenceNumberRange": {@code 0|([1-9]\d{0,128})}. */
    private static final int MOST_DIGITS = 129;

    private SequenceText() {}

    /** Whether {@code digits} are a sequence number as the service writes and takes it. */
    public static boolean isWritten(String digits) {
        int length = digits.length();
        if (length == 0 || length > MOST_DIGITS || (length > 1 && digits.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Compares two of them by their numbers. */
    public static int compare(String one, String other) {
        int byLength = Integer.compare(one.length(), other.length());
        return byLength != 0 ? byLength : one.compareTo(other);
    }
}
