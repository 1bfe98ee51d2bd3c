package dev.kdt.local.mapping;

import dev.kdt.local.function.Invocation;
import dev.kdt.local.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The rules for a batch after an invocation: "AWS Lambda Developer Guide, Retain discarded batch records for a Kinesis Data Streams
 * event source in Lambda" and "Configuring partial batch response with Kinesis Data Streams and Lambda".
 */
final class BatchRules {
    /** How long a batch waits for a function that is not there. */
    private static final long MISSING_MILLIS = 1_000;

    private static final int SHOWN_CHARACTERS = 300;

    private final MappingSettings settings;

    BatchRules(MappingSettings settings) {
        this.settings = settings;
    }

    /** The verdict on a batch. Records of it that a verdict does not name are done. */
    sealed interface Verdict {
        /** Everything is done. */
        record Done() implements Verdict {}

        /**
         * These are tried, one after the other.
         *
         * @param reason why it was not done
         */
        record Again(List<LaneBatch> batches, String reason) implements Verdict {}

        /** It is to be discarded. */
        record GivenUp(LaneBatch batch, String reason) implements Verdict {}
    }

    /**
     * Judges an invocation.
     *
     * @param batch as it was before
     * @param answer of the function, if it gave one
     * @param now milliseconds since the epoch
     */
    Verdict judge(LaneBatch batch, Invocation end, BatchAnswer answer, long now) {
        return switch (end.ending()) {
            case MISSING -> again(batch.waitingUntil(now + MISSING_MILLIS), "there is no such function");
            case THROTTLED -> again(batch.waiting(now), "all of its concurrency is in use");
            case FAILED -> failed(batch.invoked(end), now, shown(end.payload()));
            case ANSWERED -> answered(batch.invoked(end), answer, now);
        };
    }

    private static Verdict again(LaneBatch batch, String reason) {
        return new Verdict.Again(List.of(batch), reason);
    }

    private Verdict answered(LaneBatch batch, BatchAnswer answer, long now) {
        if (answer.isSuccess(batch.size())) {
            return new Verdict.Done();
        }
        if (!answer.problem().isEmpty() || answer.firstFailed() == 0) {
            return failed(batch, now, answer.problem().isEmpty() ? "it reported the first record" : answer.problem());
        }
        LaneBatch rest = batch.from(answer.firstFailed());
        String reason = "it reported record " + (answer.firstFailed() + 1) + " of " + batch.size();
        if (settings.bisects()) {
            // The batch is split at the record that was reported, and a split does not count as an attempt.
            return new Verdict.Again(List.of(rest.waitingUntil(now)), reason);
        }
        return tryAgain(rest, now, reason);
    }

    private Verdict failed(LaneBatch batch, long now, String reason) {
        return settings.bisects() && batch.size() > 1
                ? new Verdict.Again(batch.halves(), reason)
                : tryAgain(batch, now, reason);
    }

    private Verdict tryAgain(LaneBatch batch, long now, String reason) {
        LaneBatch failed = batch.failed();
        int most = settings.retryAttempts();
        return most >= 0 && failed.failures() > most
                ? new Verdict.GivenUp(failed.givenUp(DiscardCondition.RETRY_ATTEMPTS_EXHAUSTED), reason)
                : again(failed.waiting(now), reason);
    }

    /**
     * The records at the beginning of {@code batch} that are too old to be tried.
     *
     * @param retentionMillis how long the stream keeps records
     */
    int expired(LaneBatch batch, long retentionMillis, long now) {
        long oldest = now - maximumAgeMillis(retentionMillis);
        int expired = 0;
        for (LogRecord each : batch.records()) {
            if (each.arrival() >= oldest) {
                break;
            }
            expired++;
        }
        return expired;
    }

    private long maximumAgeMillis(long retentionMillis) {
        int age = settings.recordAgeSeconds();
        return age < 0 ? retentionMillis : Math.min(retentionMillis, age * 1_000L);
    }

    /** The error of a function on one line, short enough for a message. */
    private static String shown(byte[] error) {
        String text = new String(error, StandardCharsets.UTF_8)
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
