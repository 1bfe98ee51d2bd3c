package dev.kdt.local.mapping;

/** The state of a mapping: "AWS Lambda API Reference, EventSourceMappingConfiguration". */
public enum MappingState {
    CREATING("Creating"),
    ENABLING("Enabling"),
    ENABLED("Enabled"),
    DISABLING("Disabling"),
    DISABLED("Disabled"),
    UPDATING("Updating"),
    DELETING("Deleting");

    private final String wireName;

    MappingState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** The state while a configuration is put in the place of another. */
    static MappingState between(MappingConfig before, MappingConfig after) {
        if (before.enabled() == after.enabled()) {
            return UPDATING;
        }
        return after.enabled() ? ENABLING : DISABLING;
    }

    /** The state that lasts. */
    static MappingState lasting(MappingConfig config) {
        return config.enabled() ? ENABLED : DISABLED;
    }
}
