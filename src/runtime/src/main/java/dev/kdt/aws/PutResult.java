package dev.kdt.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/**
 * The part of an answer to a put that is about one record.
 *
 * @param error why the record was not taken
 * @param proof that it was taken
 */
record PutResult(@Nullable String error, @Nullable String proof) {
    /** Why an answer does not fit a request with {@code sent} records; null when it does. */
    static @Nullable String flaw(PutRecordsResponse answer, int sent) {
        List<PutResult> results = answer.records().stream()
                .map(each -> each == null
                        ? null
                        : new PutResult(each.errorCode(), each.shardId() == null ? null : each.sequenceNumber()))
                .toList();
        return flaw(sent, answer.hasRecords() ? results : null, answer.failedRecordCount());
    }

    /** The same of an answer to PutRecordBatch. */
    static @Nullable String flaw(PutRecordBatchResponse answer, int sent) {
        List<PutResult> results = answer.requestResponses().stream()
                .map(each -> each == null ? null : new PutResult(each.errorCode(), each.recordId()))
                .toList();
        return flaw(sent, answer.hasRequestResponses() ? results : null, answer.failedPutCount());
    }

    private static @Nullable String flaw(int sent, @Nullable List<PutResult> results, @Nullable Integer failed) {
        if (results == null) {
            return "no results for " + sent + " records";
        }
        if (results.size() != sent) {
            return results.size() + " results for " + sent + " records";
        }
        for (int i = 0; i < sent; i++) {
            String flaw = results.get(i) == null ? "is null" : results.get(i).flaw();
            if (flaw != null) {
                return "result " + (i + 1) + " of " + sent + " " + flaw;
            }
        }
        long errors = results.stream().filter(PutResult::isError).count();
        return failed == null || failed == errors
                ? null
                : "it counts " + failed + " failed records, and names " + errors;
    }

    private boolean isError() {
        return !isEmpty(error);
    }

    private @Nullable String flaw() {
        if (isError() == isEmpty(proof)) {
            return null;
        }
        return isError() ? "is both a failure and a success" : "is neither a failure nor a success";
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
