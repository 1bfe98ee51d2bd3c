package dev.kdt.aws;

import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** ListShards over all its pages. Only the first request may name the stream ("Amazon Kinesis API Reference, ListShards"). */
record ShardPages(KinesisClient kinesis) {
    /** @throws AnswerException when the pages cannot be those of one stream */
    List<Shard> all(String stream) {
        Pages<Shard> shards = new Pages<>();
        String token = null;
        boolean more = true;
        while (more) {
            ListShardsRequest request = token == null
                    ? ListShardsRequest.builder().streamName(stream).build()
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
