package dev.kdt.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of a group between its runs, as JSON. A state that an early kdt kept says nothing of its stream but the name; it is
 * taken up as that of the stream there is now.
 *
 * <pre>
 *   {"stream": "orders", "arn": "arn:aws:…", "created": "2026-01-02T03:04:05.678Z",
 *    "shards": {"shardId-000000000000": {"after": "4959…"}, "shardId-000000000001": {"ended": true}, …},
 *    "outputs": {"/data/out.ndjson": 71234}}
 * </pre>
 *
 * @param lanes how far each shard is done
 * @param outputs the length, in bytes, up to which a file that was not closed in an orderly way is whole records
 */
record GroupState(SourceStream stream, Map<String, Checkpoint> lanes, Map<String, Long> outputs) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String BEGINNING = "beginning";

    /**
     * Reads what {@code group} keeps in {@code file}; nothing yet when that is missing.
     *
     * @throws FlowException when it cannot be read, or belongs to another stream
     */
    static GroupState load(Path file, String group, SourceStream stream, FileCheckpoints.Past past) {
        GroupState state = new GroupState(stream, new TreeMap<>(), new TreeMap<>());
        boolean forgotten = past == FileCheckpoints.Past.FORGOTTEN;
        try {
            JsonNode root = Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
            if (!root.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            if (!forgotten && !root.isEmpty()) {
                state.requireOfStream(root, group);
                root.path("shards")
                        .properties()
                        .forEach(shard -> state.lanes.put(shard.getKey(), checkpoint(shard.getValue())));
            }
            root.path("outputs")
                    .properties()
                    .forEach(output ->
                            state.outputs.put(output.getKey(), output.getValue().asLong()));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            if (!forgotten) {
                String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
                throw new FlowException(
                        "the checkpoints in " + file + " are damaged: " + reason + " (--reset starts the group anew)",
                        e);
            }
        } catch (IOException e) {
            throw IoFaults.reading(file.toString(), e);
        }
        return state;
    }

    byte[] toBytes() throws IOException {
        ObjectNode root = JSON.createObjectNode()
                .put("stream", stream.name())
                .put("arn", stream.arn())
                .put("created", stream.created().toString());
        ObjectNode shards = root.putObject("shards");
        lanes.forEach((lane, checkpoint) -> {
            ObjectNode shard = shards.putObject(lane);
            switch (checkpoint) {
                case Checkpoint.After(String sequence) -> shard.put("after", sequence);
                case Checkpoint.Within(String sequence, long subsequence) ->
                    shard.put("within", sequence).put("subsequence", subsequence);
                case Checkpoint.Beginning() -> shard.put("from", BEGINNING);
                case Checkpoint.From(Instant time) -> shard.put("from", time.toString());
                case Checkpoint.End() -> shard.put("ended", true);
            }
        });
        if (!outputs.isEmpty()) {
            outputs.forEach(root.putObject("outputs")::put);
        }
        return JSON.writeValueAsBytes(root);
    }

    private static Checkpoint checkpoint(JsonNode shard) {
        if (shard.path("ended").asBoolean()) {
            return new Checkpoint.End();
        }
        if (shard.has("after")) {
            return new Checkpoint.After(shard.path("after").asText());
        }
        if (shard.has("within")) {
            return new Checkpoint.Within(
                    shard.path("within").asText(), shard.path("subsequence").asLong());
        }
        String from = shard.path("from").asText();
        return from.equals(BEGINNING) ? new Checkpoint.Beginning() : new Checkpoint.From(Instant.parse(from));
    }

    private void requireOfStream(JsonNode root, String group) {
        String kept = root.path("stream").asText();
        if (!kept.equals(stream.name())) {
            throw new FlowException("group '" + group + "' belongs to stream '" + kept + "', not to '" + stream.name()
                    + "' (use another --group, or --reset)");
        }
        String arn = root.path("arn").asText(stream.arn());
        String created = root.path("created").asText(stream.created().toString());
        if (!arn.equals(stream.arn()) || !Instant.parse(created).equals(stream.created())) {
            throw new FlowException("the checkpoints of group '" + group + "' are those of another stream '" + kept
                    + "' (made " + created + ", " + arn + "), not of the one made " + stream.created() + ", "
                    + stream.arn() + "; use another --group, or --reset");
        }
    }
}
