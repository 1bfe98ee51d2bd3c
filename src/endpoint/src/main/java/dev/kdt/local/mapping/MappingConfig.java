package dev.kdt.local.mapping;

/**
 * The configuration of a mapping.
 *
 * @param uuid names it
 * @param functionArn of the function that is invoked
 * @param enabled whether records are read
 * @param modified milliseconds since the epoch, when it was created or last updated
 */
public record MappingConfig(
        String uuid,
        String functionArn,
        EventSourceArn source,
        StartingPosition start,
        MappingSettings settings,
        boolean enabled,
        long modified) {
    /** The function's name, without version or alias. */
    public String functionName() {
        String marker = ":function:";
        int at = functionArn.indexOf(marker);
        String name = at < 0 ? functionArn : functionArn.substring(at + marker.length());
        int qualifier = name.indexOf(':');
        return qualifier < 0 ? name : name.substring(0, qualifier);
    }

    /** The same mapping as a request changes it. */
    public MappingConfig updated(String function, MappingSettings changed, boolean isEnabled, long now) {
        return new MappingConfig(uuid, function, source, start, changed, isEnabled, now);
    }
}
