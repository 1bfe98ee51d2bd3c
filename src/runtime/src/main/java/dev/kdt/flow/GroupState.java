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
        GroupState state = empty(stream);
        boolean forgotten = past == FileCheckpoints.Past.FORGOTTEN;
        try {
            JsonNode root = Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
            if (!root.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            if (!forgotten && !root.isEmpty()) {
                GroupState kept = of(root, stream);
                kept.requireOfStream(stream, group);
                state.lanes.putAll(kept.lanes);
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

    /** The state of a group of {@code stream} that never ran. */
    static GroupState empty(SourceStream stream) {
        return new GroupState(stream, new TreeMap<>(), new TreeMap<>());
    }

    /**
     * The checkpoints in a state of whichever stream.
     *
     * @param unsaid the stream, as far as the state does not say which
     */
    static GroupState of(JsonNode root, SourceStream unsaid) {
        SourceStream of = new SourceStream(
                root.path("stream").asText(),
                root.path("arn").asText(unsaid.arn()),
                Instant.parse(root.path("created").asText(unsaid.created().toString())));
        GroupState state = empty(of);
        root.path("shards")
                .properties()
                .forEach(shard -> state.lanes.put(shard.getKey(), checkpoint(shard.getValue())));
        return state;
    }

    byte[] toBytes() throws IOException {
        return JSON.writeValueAsBytes(toJson());
    }

    ObjectNode toJson() {
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
        return root;
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

    /**
     * Checks that these checkpoints, which {@code group} keeps, are those of {@code wanted}.
     *
     * @throws FlowException when they are another's
     */
    void requireOfStream(SourceStream wanted, String group) {
        if (!stream.name().equals(wanted.name())) {
            throw new FlowException("group '" + group + "' belongs to stream '" + stream.name() + "', not to '"
                    + wanted.name() + "' (use another --group, or --reset)");
        }
        if (!stream.arn().equals(wanted.arn()) || !stream.created().equals(wanted.created())) {
            throw new FlowException("the checkpoints of group '" + group + "' are those of another stream '"
                    + stream.name() + "' (made " + stream.created() + ", " + stream.arn() + "), not of the one made "
                    + wanted.created() + ", " + wanted.arn() + "; use another --group, or --reset");
        }
    }
}
