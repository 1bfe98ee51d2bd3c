package dev.kdt.record;

/**
 * The most bytes that one record may have ({@code --max-record}): as it is read, and after each layer that is taken off it. Bounds
 * the memory that a reader needs: a longer record fails, and those around it go on.
 *
 * @param bytes from 1 to {@link #LARGEST}
 */
public record MaxRecord(int bytes) {
    /** An array of bytes with room for a record and its surroundings stays below what a JVM can allocate. */
    public static final int LARGEST = 1 << 30;

    /** Far more than the services take: their largest record has 10 MiB. */
    public static final MaxRecord DEFAULT = new MaxRecord(64 << 20);

    private static final String[] UNITS = {" bytes", " KiB", " MiB", " GiB"};

    /** @throws IllegalArgumentException when it is out of range */
    public MaxRecord {
        if (bytes < 1 || bytes > LARGEST) {
            throw new IllegalArgumentException("a record of at most " + bytes + " bytes");
        }
    }

    /** Whether a record of this many bytes is refused. */
    public boolean isExceededBy(int length) {
        return length > bytes;
    }

    /** Why a longer record is refused, and the remedy: the same text on every way in, before and after unwrapping. */
    public String refusal() {
        return "the record is longer than " + this + " (--max-record raises the limit, except in a Lambda function)";
    }

    /** Such as {@code 64 MiB}: in the largest unit of which it is a whole number. */
    @Override
    public String toString() {
        int number = bytes;
        int unit = 0;
        while (number % 1024 == 0) {
            number /= 1024;
            unit++;
        }
        return number + UNITS[unit];
    }
}
