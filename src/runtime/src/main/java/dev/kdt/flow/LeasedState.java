package dev.kdt.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group's checkpoints and who may replace them, as JSON: {@link GroupState}'s, and
 *
 * <pre>
 *   {"kdt": "run-state/1", "epoch": 3, "write": 1207, "lease": "PT30S",
 *    "owner": {"id": "5d1f…", "command": "kdt run orders.yaml", "process": 4711, "host": "h1", "since": "2026-01-02T03:04:05Z"}, …}
 * </pre>
 *
 * @param owner null when the group does not run
 * @param epoch how many processes have owned the group so far
 * @param write how often this was replaced; with the owner's id it makes each content, and so each tag, different from all others
 * @param lease after so long without a new version the owner is taken for dead
 */
record LeasedState(GroupState state, @Nullable LeaseOwner owner, long epoch, long write, Duration lease) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String FORMAT = "run-state/1";

    /** What {@link GroupState#of} takes for a state that names none: no run has it. */
    private static final SourceStream NO_STREAM = new SourceStream("", "", Instant.EPOCH);

    /**
     * Reads a state.
     *
     * @param place for messages
     * @throws FlowException when it is something else: it is not ours to replace, whatever the options say
     */
    static LeasedState parse(byte[] content, String place) {
        try {
            JsonNode root = JSON.readTree(content);
            if (!root.path("kdt").asText().equals(FORMAT)) {
                throw new IllegalArgumentException("it does not say \"kdt\": \"" + FORMAT + "\"");
            }
            if (!root.path("epoch").isIntegralNumber() || !root.path("write").isIntegralNumber()) {
                throw new IllegalArgumentException("its epoch or write is no number");
            }
            return new LeasedState(
                    GroupState.of(root, NO_STREAM),
                    owner(root.path("owner")),
                    root.path("epoch").asLong(),
                    root.path("write").asLong(),
                    Duration.parse(root.path("lease").asText()));
        } catch (IllegalArgumentException | DateTimeException | IOException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new FlowException(
                    place + " is no state of a group, or is damaged: " + reason
                            + "; it is left as it is (name another --state or --group, or delete the object)",
                    e);
        }
    }

    private static @Nullable LeaseOwner owner(JsonNode owner) {
        if (owner.isMissingNode()) {
            return null;
        }
        GroupHolder holder = new GroupHolder(
                owner.path("command").asText(),
                owner.path("process").asLong(),
                Instant.parse(owner.path("since").asText()));
        return new LeaseOwner(
                owner.path("id").asText(), holder, owner.path("host").asText());
    }

    /** The next version. */
    LeasedState with(GroupState newer) {
        return new LeasedState(newer, owner, epoch, write + 1, lease);
    }

    /** The same checkpoints, owned by another process. */
    LeasedState takenBy(LeaseOwner next, Duration itsLease) {
        return new LeasedState(state, next, epoch + 1, write + 1, itsLease);
    }

    /** The last version that its owner writes. */
    LeasedState released(GroupState last) {
        return new LeasedState(last, null, epoch, write + 1, lease);
    }

    byte[] toBytes() {
        ObjectNode root = JSON.createObjectNode()
                .put("kdt", FORMAT)
                .put("epoch", epoch)
                .put("write", write)
                .put("lease", lease.toString());
        if (owner != null) {
            root.putObject("owner")
                    .put("id", owner.id())
                    .put("command", owner.holder().command())
                    .put("process", owner.holder().process())
                    .put("host", owner.host())
                    .put("since", owner.holder().since().toString());
        }
        root.setAll(state.toJson());
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
