package dev.kdt.pipeline.config;

/** Something wrong in a pipeline file, and where. */
public record Problem(Place place, String message) {
    /** {@code orders.yaml:7:5: unknown step 'fliter' (did you mean 'filter'?)}. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
