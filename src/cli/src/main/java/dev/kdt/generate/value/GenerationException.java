package dev.kdt.generate.value;

import dev.kdt.bytes.TextPlace;
import org.jspecify.annotations.Nullable;

/** A record cannot be made as its template says. */
public final class GenerationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable TextPlace place;

    /** @param place in the template's text; null when it is not known */
    public GenerationException(@Nullable TextPlace place, String message) {
        super(message);
        this.place = place;
    }

    /** The same, told of a record by its number. */
    public GenerationException inRecord(long number) {
        return new GenerationException(place, "record " + number + ": " + getMessage());
    }

    public @Nullable TextPlace place() {
        return place;
    }
}
