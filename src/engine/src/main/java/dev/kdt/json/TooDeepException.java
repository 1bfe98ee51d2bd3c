package dev.kdt.json;

/** Values that are nested too deeply for jq to compare them. */
public final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String complaint;

    TooDeepException(String complaint) {
        super(complaint, null, false, false);
        this.complaint = complaint;
    }

    /** The complaint in jq's words. */
    public String complaint() {
        return complaint;
    }
}
