package dev.kdt.aws;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;

/** ListShards over all its pages. Only the first request may name the stream ("Amazon Kinesis API Reference, ListShards"). */
record ShardPages(KinesisClient kinesis) {
    /** @throws AnswerException when the pages cannot be those of one stream */
    List<Shard> all(String stream) {
        return from(ListShardsRequest.builder().streamName(stream).build());
    }

    /**
     * The shards that were open at a time.
     *
     * @throws AnswerException when the pages cannot be those of one stream
     */
    List<Shard> openAt(Instant time, String stream) {
        return from(ListShardsRequest.builder()
                .streamName(stream)
                .shardFilter(only -> only.type(ShardFilterType.AT_TIMESTAMP).timestamp(time))
                .build());
    }

    private List<Shard> from(ListShardsRequest first) {
        Pages<Shard> shards = new Pages<>();
        String token = null;
        boolean more = true;
        while (more) {
            ListShardsRequest request = token == null
                    ? first
                    : ListShardsRequest.builder().nextToken(token).build();
            ListShardsResponse page = kinesis.listShards(request);
            token = page.nextToken();
            more = shards.add(page.shards(), token != null);
        }
        String flaw = Lineage.flaw(shards.all());
        if (flaw != null) {
            throw new AnswerException("the answer to ListShards makes no sense: " + flaw);
        }
        return shards.all();
    }
}
