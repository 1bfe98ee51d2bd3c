package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import java.util.List;

/** Hands the user records of one wire record to a sink, numbered when there may be more than one. One per thread. */
final class UserRecords {
    private static final Decoder.Sink NOBODY = new Decoder.Sink() {
        @Override
        public void decoded(Message message) {}

        @Override
        public void failed(KinesisRecord record, Failure failure) {}

        @Override
        public void empty(KinesisRecord wire) {}
    };

    private Decoder.Sink sink = NOBODY;
    private int subsequence;
    private boolean split;
    private boolean handed;

    /** Begins a wire record. */
    void begin(Decoder.Sink to) {
        sink = to;
        handed = false;
        beginWhole();
    }

    /** Begins a record that was one on the wire, though it came in a container: it has a sequence number of its own. */
    void beginWhole() {
        subsequence = 0;
        split = false;
    }

    /** The wire record was found to be a container: the next user records are numbered. */
    void split() {
        split = true;
    }

    /** Ends the wire record, which may have been a container of nothing. */
    void end(KinesisRecord wire) {
        if (split && !handed) {
            sink.empty(wire);
        }
    }

    void hand(KinesisRecord record, Slice payload, Value value, Chain found) {
        sink.decoded(new Message(numbered(record), payload, value, found));
    }

    /** Hands on the values of one payload. Each of several is a user record, whose bytes are its JSON: it has none of its own. */
    void handAll(KinesisRecord record, Slice payload, List<Value> values, Chain found) {
        if (values.size() == 1) {
            hand(record, payload, values.getFirst(), found);
            return;
        }
        split = true;
        for (Value value : values) {
            ByteBuilder text = new ByteBuilder();
            value.writeTo(text);
            hand(record.withData(text.view()), text.view(), value, found);
        }
    }

    void fail(KinesisRecord record, Failure failure) {
        sink.failed(numbered(record), failure);
    }

    void drop(KinesisRecord record) {
        sink.dropped(numbered(record));
    }

    /** Sub-sequences are counted through all the aggregates that a wire record may be nested of. */
    private KinesisRecord numbered(KinesisRecord record) {
        handed = true;
        if (!split) {
            return record;
        }
        int index = subsequence++;
        return record.position().subsequence() == index
                ? record
                : record.withPosition(record.position().withSubsequence(index));
    }
}
