package dev.kdt.aws;

import dev.kdt.codec.KplWriter;
import dev.kdt.pipeline.Output;
import dev.kdt.record.HashKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * Outputs of one shard that become one record. A single one is put as it is; more are put under the partition key {@code a} and
 * the hash key of the first, as the Kinesis Producer Library does (kinesis_record.cc of the amazon-kinesis-producer).
 */
final class Aggregate {
    private final OpenShards.Range shard;
    private final KplWriter writer = new KplWriter(KplWriter.USUAL_BYTES);
    private final List<Member> members = new ArrayList<>();
    private boolean isFull;

    /**
     * An output in it.
     *
     * @param index its place in the request
     * @param hash where the service puts it
     */
    record Member(int index, Output output, String partitionKey, HashKey hash) {
        @Nullable
        String explicitHashKey() {
            return output.source().explicitHashKey();
        }
    }

    /** @param shard where it is to go */
    Aggregate(OpenShards.Range shard) {
        this.shard = shard;
    }

    /** False when there is no room; one that is larger than an aggregate may be fits by itself. */
    boolean add(Member member) {
        if (isFull) {
            return false;
        }
        boolean fits = writer.add(
                member.partitionKey(), member.explicitHashKey(), member.output().bytes());
        if (!fits && !members.isEmpty()) {
            return false;
        }
        isFull = !fits;
        members.add(member);
        return true;
    }

    List<Member> members() {
        return members;
    }

    /** Whether it ended in another shard than all its members were meant for. */
    boolean isAstray(String endedIn) {
        return members.size() > 1 && !shard.shard().equals(endedIn);
    }

    PutRecordsRequestEntry entry() {
        Member first = members.getFirst();
        if (members.size() == 1) {
            return PutRecordsRequestEntry.builder()
                    .partitionKey(first.partitionKey())
                    .explicitHashKey(first.explicitHashKey())
                    .data(SdkBytes.fromByteArrayUnsafe(first.output().bytes().toSharedBytes()))
                    .build();
        }
        return PutRecordsRequestEntry.builder()
                .partitionKey(KplWriter.PARTITION_KEY)
                .explicitHashKey(first.hash().toString())
                .data(SdkBytes.fromByteArrayUnsafe(writer.finish().toSharedBytes()))
                .build();
    }
}
