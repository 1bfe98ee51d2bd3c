package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The envelopes that a JSON object may be, by the first of its keys: this costs a document that is none no more than a look at that
 * key. Whoever writes an envelope may order its keys otherwise, so each of the keys that it has counts, except those, such as {@code
 * id}, that many documents begin with and that its own writer puts elsewhere.
 */
final class FirstKey {
    private static final int LONGEST = 32;
    private static final Map<Slice, List<Codec>> CANDIDATES = new HashMap<>();

    /** By the length of a key, the letters that keys of this length begin with: bit {@code letter & 63}. */
    private static final long[] LETTERS = new long[LONGEST];

    static {
        add(Codec.CLOUDWATCH_LOGS, "messageType", "owner", "logGroup", "logStream", "subscriptionFilters", "logEvents");
        add(Codec.KINESIS_EVENT, "Records");
        add(Codec.CLI_RECORDS, "Records", "NextShardIterator", "MillisBehindLatest", "ChildShards");
        add(Codec.FIREHOSE_EVENT, "invocationId", "deliveryStreamArn", "sourceKinesisStreamArn", "region", "records");
        add(Codec.FIREHOSE_HTTP, "requestId", "timestamp", "records");
        add(Codec.DYNAMODB, "awsRegion", "eventID", "eventName", "userIdentity", "recordFormat", "tableName");
        add(Codec.DYNAMODB, "dynamodb", "eventSource", "eventVersion", "eventSourceARN", "Records");
        add(Codec.DEBEZIUM, "schema", "payload", "before", "after", "op");
        add(Codec.DMS, "data", "metadata");
        add(Codec.EVENTBRIDGE, "version", "detail-type");
        add(Codec.SNS, "Type");
        add(Codec.SQS_EVENT, "Records", "messageId");
        add(Codec.S3_EVENT, "Records");
    }

    private FirstKey() {}

    private static void add(Codec codec, String... keys) {
        for (String each : keys) {
            CANDIDATES
                    .computeIfAbsent(Slice.utf8(each), ignored -> new ArrayList<>())
                    .add(codec);
            LETTERS[each.length()] |= 1L << (each.charAt(0) & 63);
        }
    }

    /** The envelopes that a payload may be, the likeliest first; none for nearly every payload. */
    static List<Codec> candidates(Slice payload) {
        byte[] bytes = payload.array();
        int at = afterSpace(bytes, payload.from(), payload.to());
        if (at == payload.to() || bytes[at] != '{') {
            return List.of();
        }
        at = afterSpace(bytes, at + 1, payload.to());
        if (at == payload.to() || bytes[at] != '"') {
            return List.of();
        }
        int start = at + 1;
        int end = start;
        int limit = Math.min(payload.to(), start + LONGEST);
        while (end < limit && bytes[end] != '"') {
            end++;
        }
        if (end == limit || end == start || (LETTERS[end - start] & 1L << (bytes[start] & 63)) == 0) {
            return List.of();
        }
        return CANDIDATES.getOrDefault(new Slice(bytes, start, end), List.of());
    }

    private static int afterSpace(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }
}
