package dev.kdt.local.kinesis;

import dev.kdt.local.wire.AnswerWriter;
import java.io.IOException;

/** The outcome of one record of a PutRecords. */
sealed interface PutOutcome {
    record Kept(String shard, String sequence) implements PutOutcome {
        @Override
        public void writeTo(AnswerWriter out) throws IOException {
            out.text("SequenceNumber", sequence).text("ShardId", shard);
        }
    }

    record Failed(String code, String message) implements PutOutcome {
        @Override
        public void writeTo(AnswerWriter out) throws IOException {
            out.text("ErrorCode", code).text("ErrorMessage", message);
        }
    }

    void writeTo(AnswerWriter out) throws IOException;

    default boolean isFailure() {
        return this instanceof Failed;
    }
}
