package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kdt.record.HashKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

class AnswersTest {
    private static final String FIRST = "49680640488351295213407788208490450694573012620347965442";

    @Test
    void aShardEndsAfterItsBeginning() {
        assertNull(flaw(FIRST));
        assertEquals("Shards[0]: sequence numbers from " + FIRST + " to 17", flaw("17"));
    }

    /** As kinesis-mock says it of every shard that was split or merged. */
    @Test
    void theEndOfAClosedShardMayBeUnknown() {
        assertNull(flaw("9223372036854775807"));
    }

    private static @Nullable String flaw(String last) {
        Shard shard = Shard.builder()
                .shardId("shardId-000000000000")
                .hashKeyRange(range -> range.startingHashKey("0").endingHashKey(HashKey.MAX.toString()))
                .sequenceNumberRange(
                        range -> range.startingSequenceNumber(FIRST).endingSequenceNumber(last))
                .build();
        return Answers.flaw(
                ListShardsRequest.builder().streamName("s").build(),
                ListShardsResponse.builder().shards(shard).build());
    }
}
