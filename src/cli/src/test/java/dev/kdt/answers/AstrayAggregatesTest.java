package dev.kdt.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that puts every aggregate into one shard, whatever its hash key is. */
class AstrayAggregatesTest {
    private static final String TWO_SHARDS = """
        {"Shards":[{"ShardId":"shardId-000000000000","HashKeyRange":{"StartingHashKey":"0",
         "EndingHashKey":"170141183460469231731687303715884105727"},
         "SequenceNumberRange":{"StartingSequenceNumber":"1"}},
         {"ShardId":"shardId-000000000001","HashKeyRange":{"StartingHashKey":"170141183460469231731687303715884105728",
         "EndingHashKey":"340282366920938463463374607431768211455"},
         "SequenceNumberRange":{"StartingSequenceNumber":"1"}}]}\
        """;

    private static final String REASON = "the stream's shards changed, and the record ended in another one's aggregate"
            + " each time (does the service ignore hash keys? send without --aggregate)";

    @TempDir
    Path folder;

    private AnyEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = new AnyEndpoint();
        endpoint.answer("ListShards", Reply.json(TWO_SHARDS));
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    /** Those that the shard is for have landed; one by itself has no aggregate to be lost in. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--order key"})
    void whatNeverLandsIsToldOfAndParkedWithTheReason(String order) throws Exception {
        Command.Ran ran = produce(answer -> inShard("shardId-000000000000", answer), order);
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.err().contains("8 records: 3 sent to stream 'orders', 5 not delivered"), ran.err());
        assertReasons(5, ran);
    }

    @Test
    void aShardThatNobodyKnowsTakesNothing() throws Exception {
        Command.Ran ran = produce(answer -> inShard("shardId-000000000007", answer), "");
        assertTrue(ran.err().contains("8 records: 0 sent to stream 'orders', 8 not delivered"), ran.err());
        assertReasons(8, ran);
    }

    private Command.Ran produce(UnaryOperator<JsonNode> change, String order) {
        endpoint.change("PutRecords", change);
        List<String> args = new ArrayList<>(List.of("produce", "orders", "--aggregate", "-k", "."));
        args.addAll(List.of("--parked", Command.PARKED));
        args.addAll(order.isEmpty() ? List.of() : List.of(order.split(" ")));
        return Command.at(endpoint.port(), folder).timeout("60s").run("a\nb\nc\nd\ne\nf\ng\nh\n", args);
    }

    private void assertReasons(int parked, Command.Ran ran) throws IOException {
        assertEquals(
                1,
                ran.err()
                        .lines()
                        .filter(each -> each.equals("warning: " + REASON + ": trying again"))
                        .count(),
                ran.err());
        List<String> lines = Files.readAllLines(folder.resolve(Command.PARKED));
        assertEquals(parked, lines.size());
        assertTrue(lines.stream().allMatch(each -> each.contains("\"" + REASON + "\"")), lines.toString());
    }

    private static JsonNode inShard(String shard, JsonNode answer) {
        answer.path("Records").forEach(each -> ((ObjectNode) each).put("ShardId", shard));
        return answer;
    }
}
