package dev.kdt.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A request's members after validation: those that are there have the type of their shape. Asking for a required member
 * that a shape does not promise is a mistake of the action and throws {@link IllegalStateException}.
 */
public final class Params {
    private final ObjectNode node;

    Params(ObjectNode node) {
        this.node = node;
    }

    /** The members as they are; not to be written to. */
    public ObjectNode node() {
        return node;
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public String text(String name) {
        return member(name).textValue();
    }

    public @Nullable String textOrNull(String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.textValue();
    }

    public int integer(String name) {
        return Math.toIntExact(member(name).longValue());
    }

    public int integer(String name, int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    public long number(String name) {
        return member(name).longValue();
    }

    /** The member's milliseconds since the epoch, when it is there. */
    public OptionalLong millis(String name) {
        JsonNode value = node.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value.longValue());
    }

    /** Whether the flag is there and true. */
    public boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    /** The member's bytes, shared. */
    public byte[] bytes(String name) {
        return ((BinaryNode) member(name)).binaryValue();
    }

    /** The object that is the member, or null when it is not there. */
    public @Nullable Params structureOrNull(String name) {
        return node.get(name) instanceof ObjectNode value ? new Params(value) : null;
    }

    public Params structure(String name) {
        return new Params((ObjectNode) member(name));
    }

    /** The objects in the list that is the member; none when it is not there. */
    public List<Params> structures(String name) {
        JsonNode list = node.path(name);
        List<Params> all = new ArrayList<>(list.size());
        for (JsonNode value : list) {
            all.add(new Params((ObjectNode) value));
        }
        return all;
    }

    /** The texts in the list that is the member; none when it is not there. */
    public List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (JsonNode value : node.path(name)) {
            all.add(value.textValue());
        }
        return all;
    }

    /** The texts of the map that is the member; none when it is not there. */
    public Map<String, String> map(String name) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path(name).properties()) {
            all.put(entry.getKey(), entry.getValue().asText());
        }
        return all;
    }

    private JsonNode member(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalStateException("'" + name + "' is not required by the action's shape");
        }
        return value;
    }
}
