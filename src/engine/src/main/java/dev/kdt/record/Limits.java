package dev.kdt.record;

/**
 * The services' limits, each with the title of the page it comes from. Sizes are bytes. Whatever depends on a limit reads it
 * here; how often each operation may be called is beside the operations, in {@code local.kinesis.CallRate}, and so are the lengths
 * and ranges of single members of their requests.
 */
public final class Limits {
    /** Characters of a partition key. "Amazon Kinesis API Reference, PutRecord". */
    public static final int PARTITION_KEY_CHARACTERS = 256;

    /** Payload and partition key of one record, by default. "Kinesis Data Streams, Quotas and limits". */
    public static final int RECORD_BYTES = 1024 * 1024;

    /** The most that a stream can be set to by UpdateMaxRecordSize. "Amazon Kinesis API Reference, UpdateMaxRecordSize". */
    public static final int LARGEST_RECORD_BYTES = 10 * 1024 * 1024;

    /** Records in one request. "Amazon Kinesis API Reference, PutRecords". */
    public static final int PUT_RECORDS_COUNT = 500;

    /**
     * Payloads and keys of one request. "Amazon Kinesis API Reference, PutRecords" says 10 MiB; older pages and older endpoints
     * say 5 MiB, which is what we send, so that both take it.
     */
    public static final int PUT_RECORDS_BYTES = 5 * 1024 * 1024;

    /** Payloads and keys that the service takes in one request. "Amazon Kinesis API Reference, PutRecords". */
    public static final int PUT_RECORDS_LARGEST_BYTES = 10 * 1024 * 1024;

    /** Records in one answer. "Amazon Kinesis API Reference, GetRecords". */
    public static final int GET_RECORDS_COUNT = 10_000;

    /** Bytes in one answer; after one this full a shard is not read for a while. "Amazon Kinesis API Reference, GetRecords". */
    public static final int GET_RECORDS_BYTES = 10 * 1024 * 1024;

    /** The pause in a shard's reads after a full answer. "Amazon Kinesis API Reference, GetRecords". */
    public static final long FULL_READ_PAUSE_MILLIS = 5_000;

    /** The lifetime of a shard iterator. "Amazon Kinesis API Reference, GetShardIterator". */
    public static final long ITERATOR_LIFE_MILLIS = 300_000;

    /** The lifetime of a subscription. "Amazon Kinesis API Reference, SubscribeToShard". */
    public static final long SUBSCRIPTION_LIFE_MILLIS = 300_000;

    /** A second subscription of a consumer to a shard within this time is refused; a later one takes over. "Amazon Kinesis API Reference, SubscribeToShard". */
    public static final long SUBSCRIPTION_TAKEOVER_MILLIS = 5_000;

    /** Bytes into a shard each second. "Kinesis Data Streams, Quotas and limits". */
    public static final int SHARD_BYTES_IN = 1024 * 1024;

    /** Records into a shard each second. "Kinesis Data Streams, Quotas and limits". */
    public static final int SHARD_RECORDS_IN = 1_000;

    /** Bytes out of a shard each second. "Kinesis Data Streams, Quotas and limits". */
    public static final int SHARD_BYTES_OUT = 2 * 1024 * 1024;

    /** Reads of a shard each second. "Kinesis Data Streams, Quotas and limits". */
    public static final int SHARD_READS = 5;

    /** Shards in one page. "Amazon Kinesis API Reference, ListShards". */
    public static final int LIST_SHARDS_COUNT = 1000;

    /** Records in one request. "Amazon Data Firehose API Reference, PutRecordBatch". */
    public static final int PUT_RECORD_BATCH_COUNT = 500;

    /** All payloads of one request. "Amazon Data Firehose API Reference, PutRecordBatch". */
    public static final int PUT_RECORD_BATCH_BYTES = 4 * 1024 * 1024;

    /** Payload of one record. "Amazon Data Firehose, Quota": 1,000 KiB before Base64. */
    public static final int FIREHOSE_RECORD_BYTES = 1_024_000;

    /** Characters of an S3 prefix once it is evaluated. "Amazon Data Firehose, Understand custom prefixes for Amazon S3 objects". */
    public static final int FIREHOSE_PREFIX_CHARACTERS = 512;

    /** Records that one record is taken apart into. "Amazon Data Firehose, Apply dynamic partitioning to aggregated data". */
    public static final int FIREHOSE_DEAGGREGATED_COUNT = 500;

    /** Calls of a transformation after one that failed. "Amazon Data Firehose API Reference, ProcessorParameter". */
    public static final int FIREHOSE_TRANSFORMATION_RETRIES = 300;

    /** Delivery streams of an account. "Amazon Data Firehose, Quota". */
    public static final int DELIVERY_STREAMS = 5_000;

    /** Messages in one request. "Amazon SQS API Reference, SendMessageBatch". */
    public static final int SEND_MESSAGE_BATCH_COUNT = 10;

    /** Bodies of one request. "Amazon SQS API Reference, SendMessageBatch". */
    public static final int SEND_MESSAGE_BATCH_BYTES = 1024 * 1024;

    /**
     * Body of one message. "Amazon SQS API Reference, SendMessageBatch"; a queue's MaximumMessageSize may be less, and was 256 KiB at the
     * most for older ones.
     */
    public static final int MESSAGE_BYTES = 1024 * 1024;

    /** The payload of a function's request or response, data in Base64. "AWS Lambda Developer Guide, Lambda quotas". */
    public static final int LAMBDA_PAYLOAD_BYTES = 6 * 1024 * 1024;

    /** The payload of a request that is handled later. "AWS Lambda Developer Guide, Lambda quotas". */
    public static final int LAMBDA_EVENT_BYTES = 1024 * 1024;

    /** A function's answer, which may be a little larger than what it is called with: the service's error tells this number. */
    public static final int LAMBDA_ANSWER_BYTES = LAMBDA_PAYLOAD_BYTES + 100;

    /** A zip file that is uploaded to Lambda without a bucket. "AWS Lambda Developer Guide, Lambda quotas". */
    public static final int LAMBDA_ZIP_BYTES = 50 * 1024 * 1024;

    /** The memory in MiB with which a function has one whole vCPU. "AWS Lambda Developer Guide, Configure Lambda function memory". */
    public static final int LAMBDA_VCPU_MEBIBYTES = 1769;

    /** Tags of a stream or a delivery stream. "Amazon Kinesis API Reference, AddTagsToStream"; "Amazon Data Firehose API Reference, TagDeliveryStream". */
    public static final int TAGS = 50;

    /** Consumers of a stream. "Kinesis Data Streams, Quotas and limits". */
    public static final int CONSUMERS = 20;

    /** Streams of an account that are being created at the same time. "Amazon Kinesis API Reference, CreateStream". */
    public static final int STREAMS_BEING_CREATED = 5;

    /** The shortest retention. "Kinesis Data Streams, Change the data retention period". */
    public static final int SHORTEST_RETENTION_HOURS = 24;

    /** The longest retention. "Kinesis Data Streams, Change the data retention period". */
    public static final int LONGEST_RETENTION_HOURS = 8_760;

    /** Shards that a stream can be scaled to. "Amazon Kinesis API Reference, UpdateShardCount". */
    public static final int STREAM_SHARDS = 10_000;

    /** On-demand streams of an account. "Kinesis Data Streams, Quotas and limits". */
    public static final int ON_DEMAND_STREAMS = 50;

    private Limits() {}
}
