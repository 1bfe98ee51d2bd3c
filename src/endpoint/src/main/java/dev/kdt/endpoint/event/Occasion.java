package dev.kdt.endpoint.event;

/**
 * The operation, the stream and the shard of an event, and the points at which a fault may strike.
 *
 * @param operation on the wire; {@code Deliver} for a delivery
 * @param stream the stream or delivery stream, or empty when the occasion has none
 * @param shard the shard's id, or empty
 */
public record Occasion(String operation, String stream, String shard) {
    public Occasion(String operation, String stream) {
        this(operation, stream, "");
    }
}
