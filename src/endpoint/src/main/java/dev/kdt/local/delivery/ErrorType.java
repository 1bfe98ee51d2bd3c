package dev.kdt.local.delivery;

/** The kinds of error output, each under a prefix of its own. */
enum ErrorType {
    /** Amazon Data Firehose Developer Guide, "Understand custom prefixes for Amazon S3 objects". */
    PROCESSING_FAILED("processing-failed"),
    /** Amazon Data Firehose Developer Guide, "Troubleshoot decompression in Firehose". */
    DECOMPRESSION_FAILED("decompression-failed"),
    /** Amazon Data Firehose Developer Guide, "Buffer data for dynamic partitioning". */
    ACTIVE_PARTITION_EXCEEDED("activePartitionExceeded");

    private final String text;

    ErrorType(String text) {
        this.text = text;
    }

    /** The value of {@code !{firehose:error-output-type}}. */
    String text() {
        return text;
    }
}
