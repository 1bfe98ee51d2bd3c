package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.bytes.TextPlace;
import dev.kdt.codec.format.CodecException;
import dev.kdt.record.Position;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a record was not processed or not delivered; it goes with the record into the parking.
 *
 * @param stage where on its way the record was
 * @param step name of the pipeline's step, for {@link Stage#STEP}
 * @param place where in the record's own bytes it goes wrong, for {@link Stage#DECODE}; where in the pipeline file, or in
 *     the expression of an option, for {@link Stage#STEP}; null when that is not known
 * @param message what happened, for people
 * @param attempts how often delivery was tried; 0 where nothing was sent
 * @param arrival whether the record may be at the target all the same
 * @param to the target that a {@code route} step sends the record to; null for the one that the host has
 */
public record Failure(
        Stage stage,
        @Nullable String step,
        @Nullable TextPlace place,
        String message,
        int attempts,
        Arrival arrival,
        @Nullable String to) {
    /** Begins the end of a message, in parentheses, that shows the value which something went wrong with. */
    public static final String GIVEN = " (given ";

    /** The place of a record in an event: {@code Records[3]: }. */
    private static final Pattern IN_EVENT = Pattern.compile("^\\w+\\[\\d+]: ");

    private static final Pattern IN_PARENTHESES = Pattern.compile("\\s*\\([^()]*\\)");
    private static final Pattern FOUND = Pattern.compile(" but found .*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** The parts of a record's way. */
    public enum Stage {
        DECODE,
        STEP,
        ENCODE,
        DELIVER
    }

    /**
     * The message without a record's own values, which are in parentheses or quotation marks or follow {@code but found}: what failures
     * are counted by.
     */
    public String reason() {
        String problem = problem();
        int given = problem.indexOf(GIVEN);
        String rest = given < 0 ? problem : problem.substring(0, given);
        String without =
                FOUND.matcher(IN_PARENTHESES.matcher(rest).replaceAll("")).replaceAll("");
        return QUOTED.matcher(without).replaceAll("\"…\"");
    }

    /** The message without the record's place in its event. */
    public String problem() {
        return IN_EVENT.matcher(message).replaceFirst("");
    }

    /** The step, or the stage where there is no step: what failures are counted by, too. */
    public String where() {
        return step == null ? stage.name().toLowerCase(Locale.ROOT) : step;
    }

    /** Why, for messages: {@code step 'redact' (1:5): …}. */
    public String inWords() {
        return step == null
                ? message + (to == null ? "" : " (to " + to + ")")
                : "step '" + step + "'" + (place == null ? "" : " (" + place + ")") + ": " + message;
    }

    /** The message and the place, where both are told of one record or step: {@code not JSON: … (at 1:42)}. */
    public String located() {
        return place == null ? message : message + " (at " + place + ")";
    }

    /** The record that failed, the place in it, and the reason: {@code orders.ndjson:7:5: not JSON: …}. */
    public String inWords(Position record) {
        String where = place != null && stage == Stage.DECODE ? record.inWords(place) : record.inWords();
        return where + ": " + inWords();
    }

    public static Failure decode(String message) {
        return new Failure(Stage.DECODE, null, null, message, 0, Arrival.NONE, null);
    }

    /** Not what it should be, at a place in the record's bytes. */
    public static Failure decode(String message, TextPlace place) {
        return new Failure(Stage.DECODE, null, place, message, 0, Arrival.NONE, null);
    }

    /** These bytes of the record are not what they should be. */
    public static Failure decode(CodecException why, Slice bytes) {
        String message = String.valueOf(why.getMessage());
        return why.offset() < 0 ? decode(message) : decode(message, TextPlace.of(bytes, why.offset()));
    }

    /** The same of bytes that may have been taken out of layers: then the place is not in the record itself. */
    static Failure decode(CodecException why, Slice bytes, Chain found) {
        Failure failure = decode(why, bytes);
        TextPlace place = failure.place();
        return place == null || found.codecs().isEmpty()
                ? failure
                : decode(failure.message() + " (at " + place + " inside of "
                        + found.codecs().getLast().word() + ")");
    }

    public static Failure step(String step, String message) {
        return step(step, null, message);
    }

    /** A step failed, at a place in its expression if that is known. */
    public static Failure step(String step, @Nullable TextPlace place, String message) {
        return new Failure(Stage.STEP, step, place, message, 0, Arrival.NONE, null);
    }

    public static Failure encode(String message) {
        return new Failure(Stage.ENCODE, null, null, message, 0, Arrival.NONE, null);
    }

    public static Failure deliver(String message, int attempts) {
        return deliver(message, attempts, Arrival.NONE);
    }

    /** It was not delivered, as far as is known. */
    public static Failure deliver(String message, int attempts, Arrival arrival) {
        return new Failure(Stage.DELIVER, null, null, message, attempts, arrival, null);
    }

    /** The same failure, on the way to this target of a {@code route} step. */
    public Failure onTheWayTo(String target) {
        return new Failure(stage, step, place, message, attempts, arrival, target);
    }
}
