package dev.kdt.load;

/**
 * An amount of records, or of records a second. Not whole numbers: amounts are averaged, and fade.
 *
 * @param records as they were put: an aggregate is one
 * @param bytes of payloads and partition keys
 */
public record Load(double records, double bytes) {
    public static final Load NONE = new Load(0, 0);

    public Load plus(Load other) {
        return new Load(records + other.records, bytes + other.bytes);
    }

    public Load times(double factor) {
        return new Load(records * factor, bytes * factor);
    }

    /** The share of a shard's write limits that this load a second takes: of the limit that it comes nearer to. 1 is all. */
    public double share() {
        return share(nearest());
    }

    /** The share of one of the limits. */
    public double share(Measure measure) {
        return measure.of(this) / measure.limit();
    }

    /** The limit that this load comes nearer to. */
    public Measure nearest() {
        return share(Measure.BYTES) >= share(Measure.RECORDS) ? Measure.BYTES : Measure.RECORDS;
    }

    public boolean isNone() {
        return records <= 0;
    }
}
