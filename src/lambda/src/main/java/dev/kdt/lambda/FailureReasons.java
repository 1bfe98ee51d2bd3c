package dev.kdt.lambda;

import dev.kdt.aws.Remedy;
import dev.kdt.codec.Failure;
import java.util.regex.Pattern;

/**
 * The words for failures in the log of a function, which many may read. A failure's message may show values of the record: jq's own
 * messages do, and an expression may raise anything. They are left out unless the log may show payloads; with the record they are
 * parked in full.
 */
record FailureReasons(FunctionSettings.Payloads payloads) {
    private static final int MOST_CHARACTERS = 300;

    /** Messages of codecs show values in parentheses or quotation marks. Where the value ends is not certain: it may contain such. */
    private static final Pattern VALUES = Pattern.compile("\\s*[(\"'].*", Pattern.DOTALL);

    /** Before the beginning of an answer that made no sense, and before the values that the service refused. */
    private static final Pattern UNTRUSTED = Pattern.compile("; it begins: .*|ValidationException: .*", Pattern.DOTALL);

    /** The words that failures are counted by. */
    String of(Failure failure) {
        return switch (payloads) {
            case SHOWN -> cut(failure.inWords());
            case HIDDEN ->
                switch (failure.stage()) {
                    // The place in the pipeline's file says which operation failed: no message is needed, and none is
                    // safe.
                    case STEP ->
                        "step '" + failure.where() + "'"
                                + (failure.place() == null ? "" : " (" + failure.place() + ")");
                    case DECODE, ENCODE -> failure.where() + ": " + withoutValues(failure.problem());
                    case DELIVER -> failure.where() + ": " + of(failure.message());
                };
        };
    }

    /** The message of a call that failed, with the remedy that a function has. */
    String of(String message) {
        String words = Remedy.forFunction(message);
        return switch (payloads) {
            case SHOWN -> cut(words);
            case HIDDEN ->
                cut(UNTRUSTED
                        .matcher(words)
                        .replaceFirst(found -> found.group().startsWith(";") ? "" : "ValidationException"));
        };
    }

    private static String withoutValues(String message) {
        return cut(VALUES.matcher(message).replaceFirst(" …"));
    }

    private static String cut(String words) {
        return words.length() <= MOST_CHARACTERS ? words : words.substring(0, MOST_CHARACTERS) + "…";
    }
}
