package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whether a delivery stream was asked to encrypt what it keeps. Nothing is encrypted here; the flags are kept.
 *
 * @param keyType empty when encryption is off
 * @param keyArn empty for a key of AWS's own
 * @param since milliseconds since the epoch
 */
public record Encryption(String keyType, String keyArn, long since) {
    static final Encryption OFF = new Encryption("", "", 0);

    /** Reads a {@code DeliveryStreamEncryptionConfigurationInput}; AWS's own key when there is none. */
    public static Encryption asked(JsonNode input, long now) {
        return new Encryption(
                input.path("KeyType").asText("AWS_OWNED_CMK"),
                input.path("KeyARN").asText(""),
                now);
    }

    /** Switched off. */
    public static Encryption off(long now) {
        return new Encryption("", "", now);
    }

    public boolean isOn() {
        return !keyType.isEmpty();
    }

    static Encryption of(JsonNode node) {
        return new Encryption(
                node.path("keyType").asText(""),
                node.path("keyArn").asText(""),
                node.path("since").asLong());
    }

    ObjectNode node() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("keyType", keyType)
                .put("keyArn", keyArn)
                .put("since", since);
    }
}
