package dev.kdt.codec.format;

/** The words for bytes behind the end of what was to be read. */
public final class Surplus {
    private Surplus() {}

    /**
     * Says that there are some.
     *
     * @param what that ends before them
     * @param bytes how many, as far as is known
     */
    public static String words(String what, long bytes) {
        return "there is more after the end of the " + what + " (" + bytes + (bytes == 1 ? " byte)" : " bytes)");
    }
}
