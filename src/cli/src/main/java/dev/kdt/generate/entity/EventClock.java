package dev.kdt.generate.entity;

import dev.kdt.bytes.TextPlace;
import dev.kdt.generate.time.TimeRange;
import dev.kdt.generate.value.GenerationException;
import dev.kdt.generate.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a template, by which event time goes on.
 *
 * @param every time between its ticks, in microseconds
 * @param place where the template says so; null where it does not
 */
public record EventClock(Quantity every, @Nullable TextPlace place) {
    /**
     * Refuses an event time that cannot be written.
     *
     * @param micros microseconds since 1970
     * @throws GenerationException when it is after the year 9999
     */
    public void require(long micros) {
        if (!TimeRange.has(micros)) {
            throw new GenerationException(
                    place,
                    "the event time is after the year 9999 (give 'every' and the states' 'after' shorter time spans, or"
                            + " make fewer records)");
        }
    }
}
