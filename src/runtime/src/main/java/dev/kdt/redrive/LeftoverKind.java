package dev.kdt.redrive;

import java.util.Locale;

/** The kinds of what is left after a failure. */
public enum LeftoverKind {
    /** A record that a pipeline failed on, in a file of parked ones. */
    PARKED_RECORD,
    /** A result that its target did not take, in a file of parked ones. */
    PARKED_RESULT,
    /** A record in the error output of a delivery stream, such as {@code processing-failed}. */
    FIREHOSE_ERROR,
    /** A record in a delivery stream's {@code format-conversion-failed}. */
    FORMAT_CONVERSION_FAILED,
    /** A line of an object that a manifest names as not loaded. */
    UNLOADED_LINE,
    /** A record of a batch that Lambda gave up and kept in a bucket, as the function got it. */
    LAMBDA_BATCH,
    /** A record of a batch that Lambda gave up, of which only the place in the stream is told. */
    LAMBDA_RANGE,
    /** A record of a Lambda event of a stream. */
    KINESIS_EVENT,
    /** A record of a Lambda event of a transformation. */
    FIREHOSE_EVENT;

    /** Whether its records come from a stream, where nothing ends them. */
    boolean isOfStream() {
        return switch (this) {
            case PARKED_RECORD, UNLOADED_LINE, LAMBDA_BATCH, LAMBDA_RANGE, KINESIS_EVENT -> true;
            case PARKED_RESULT, FIREHOSE_ERROR, FORMAT_CONVERSION_FAILED, FIREHOSE_EVENT -> false;
        };
    }

    /** As it is shown: {@code parked-record}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
