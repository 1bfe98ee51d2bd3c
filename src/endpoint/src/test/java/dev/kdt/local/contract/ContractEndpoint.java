package dev.kdt.local.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.ShardQuota;
import dev.kdt.endpoint.option.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint whose clock stands still, so that its answers are the same each time, with streams in every state: {@code orders}
 * (two shards), {@code split} (its shard 0 split in two), {@code lake} (on demand), {@code making} ({@code CREATING}), {@code
 * busy} ({@code UPDATING}); consumers {@code reader} and {@code new} ({@code CREATING}) of {@code orders}.
 */
final class ContractEndpoint implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/";

    private static final Pattern REPEATED = Pattern.compile("<(\\d+) times (.)>");
    private static final Duration TRANSITION = Duration.ofSeconds(10);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Endpoint endpoint;
    private final WireClient client;

    ContractEndpoint(Path data, WireClient.Wire wire) throws IOException, InterruptedException {
        endpoint = Endpoint.start(EndpointOptions.in(data)
                .withClock(clock)
                .withTransition(TRANSITION)
                .withShardQuota(ShardQuota.of(500)));
        client = new WireClient(endpoint.uri(), wire);
        prepare();
    }

    WireClient client() {
        return client;
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    private void prepare() throws IOException, InterruptedException {
        call("CreateStream", "{'StreamName':'orders','ShardCount':2}");
        call("CreateStream", "{'StreamName':'split','ShardCount':1}");
        call("CreateStream", "{'StreamName':'busy','ShardCount':2}");
        call("CreateStream", "{'StreamName':'four','ShardCount':4}");
        call("CreateStream", "{'StreamName':'lake','StreamModeDetails':{'StreamMode':'ON_DEMAND'}}");
        clock.advance(TRANSITION);
        word(
                "consumer",
                call("RegisterStreamConsumer", "{'StreamARN':'<arn>orders','ConsumerName':'reader'}"),
                "/Consumer/ConsumerARN");
        word(
                "sequence",
                call("PutRecord", "{'StreamName':'orders','PartitionKey':'k','ExplicitHashKey':'0','Data':'eA=='}"),
                "/SequenceNumber");
        String iterator = "{'StreamName':'orders','ShardId':'shardId-000000000000','ShardIteratorType':'TRIM_HORIZON'}";
        word("old iterator", call("GetShardIterator", iterator), "/ShardIterator");
        word("old stream token", call("ListStreams", "{'Limit':1}"), "/NextToken");
        word("old shard token", call("ListShards", "{'StreamName':'orders','MaxResults':1}"), "/NextToken");
        call("RegisterStreamConsumer", "{'StreamARN':'<arn>orders','ConsumerName':'second'}");
        word(
                "old consumer token",
                call("ListStreamConsumers", "{'StreamARN':'<arn>orders','MaxResults':1}"),
                "/NextToken");
        call(
                "SplitShard",
                "{'StreamName':'split','ShardToSplit':'shardId-000000000000','NewStartingHashKey':'170141183460469231731687303715884105728'}");
        clock.advance(Duration.ofSeconds(301));
        call("DeregisterStreamConsumer", "{'StreamARN':'<arn>orders','ConsumerName':'second'}");
        word("iterator", call("GetShardIterator", iterator), "/ShardIterator");
        word("shard token", call("ListShards", "{'StreamName':'orders','MaxResults':1}"), "/NextToken");
        call("CreateStream", "{'StreamName':'making','ShardCount':1}");
        word(
                "new consumer",
                call("RegisterStreamConsumer", "{'StreamARN':'<arn>orders','ConsumerName':'new'}"),
                "/Consumer/ConsumerARN");
        call("IncreaseStreamRetentionPeriod", "{'StreamName':'busy','RetentionPeriodHours':48}");
    }

    private JsonNode call(String operation, String request) throws IOException, InterruptedException {
        WireClient.Answer answer = client.call(operation, JSON.readTree(filled(request.replace('\'', '"'))));
        if (answer.status() != 200) {
            throw new AssertionError(operation + " " + request + ": " + answer);
        }
        return answer.body();
    }

    private void word(String name, JsonNode answer, String path) {
        words.put("<" + name + ">", answer.at(path).textValue());
    }

    /** {@code text} with the words in angle brackets replaced by what they stand for here. */
    String filled(String text) {
        Matcher repeated = REPEATED.matcher(text.replace("<arn>", ARN));
        String filled = repeated.replaceAll(found -> found.group(2).repeat(Integer.parseInt(found.group(1))));
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }

    @Override
    public void close() throws IOException {
        client.close();
        endpoint.close();
    }
}
