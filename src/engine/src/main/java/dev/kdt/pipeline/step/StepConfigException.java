package dev.kdt.pipeline.step;

import dev.kdt.pipeline.config.Place;

/** A step cannot be made of what the pipeline file says. */
public final class StepConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    /** @param place of the words that are wrong */
    public StepConfigException(Place place, String message) {
        super(message);
        this.place = place;
    }

    public Place place() {
        return place;
    }
}
