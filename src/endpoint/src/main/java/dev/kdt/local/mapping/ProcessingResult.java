package dev.kdt.local.mapping;

/** The result of a mapping's last invocation, by its text in {@code LastProcessingResult}. */
public enum ProcessingResult {
    NONE("No records processed"),
    OK("OK"),
    FAILED("PROBLEM: Function call failed"),
    THROTTLED("PROBLEM: Function call throttled"),
    FUNCTION_MISSING("PROBLEM: Function not found"),
    STREAM_MISSING("PROBLEM: Stream not found"),
    NOT_PARKED("PROBLEM: On-failure destination not available");

    private final String text;

    ProcessingResult(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
