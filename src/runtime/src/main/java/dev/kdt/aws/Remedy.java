package dev.kdt.aws;

/**
 * Remedies for calls that fail. A message ends with the one for a terminal, in parentheses; a function has none, and its log shows
 * another.
 */
public enum Remedy {
    LIST_STREAMS("kdt stream list shows all", "check its name, and the function's region and account"),
    LIST_CONSUMERS("kdt stream consumer list shows all", "check its name"),
    LIST_DELIVERY_STREAMS("kdt delivery list shows all", "check its name, and the function's region and account"),
    CHECK_PLACE(
            "is the region or --endpoint-url right?",
            "is AWS_ENDPOINT_URL right, where it is set in the function's configuration?"),
    START_ENDPOINT(
            "is 'kdt local' running there?",
            "is AWS_ENDPOINT_URL right, where it is set in the function's configuration?"),
    LOG_IN(
            "log in again, or name another --profile",
            "check the function's role, and its variables that begin with AWS_"),
    GIVE_REGION(
            "give --region, set AWS_REGION, or use --local for the embedded endpoint",
            "Lambda sets AWS_REGION: something else has started the function"),
    GIVE_CREDENTIALS(
            "set AWS_PROFILE or --profile, log in, or use --local for the embedded endpoint",
            "Lambda sets those of the function's role: something else has started the function");

    private final String terminal;
    private final String function;

    Remedy(String terminal, String function) {
        this.terminal = parenthesized(terminal);
        this.function = parenthesized(function);
    }

    private static String parenthesized(String words) {
        return " (" + words + ")";
    }

    /** {@code problem} with the remedy for a terminal. */
    String after(String problem) {
        return problem + terminal;
    }

    /** {@code message} with the remedies that a function has. */
    public static String forFunction(String message) {
        String words = message;
        for (Remedy each : values()) {
            words = words.replace(each.terminal, each.function);
        }
        return words;
    }
}
