package dev.kdt.generate.time;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.TextPlace;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.GenerationException;
import dev.kdt.generate.value.Quantity;
import dev.kdt.generate.value.Random;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A time. */
public final class TimeField implements Field {
    private final @Nullable Quantity drawn;
    private final long offset;
    private final Delay[] delays;
    private final TimeFormat format;
    private final String subject;
    private final TextPlace place;

    /**
     * Prepares to write times.
     *
     * @param drawn the time in microseconds since 1970; null is the event time
     * @param offset microseconds that are added
     * @param delays by which some times are behind
     * @param subject what it is in the template, for messages
     * @param place where it stands there
     */
    public TimeField(
            @Nullable Quantity drawn,
            long offset,
            List<Delay> delays,
            TimeFormat format,
            String subject,
            TextPlace place) {
        this.drawn = drawn;
        this.offset = offset;
        this.delays = delays.toArray(Delay[]::new);
        this.format = format;
        this.subject = subject;
        this.place = place;
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        Random random = draw.random();
        long micros = offset + (drawn == null ? draw.micros() : drawn.draw(random));
        for (Delay each : delays) {
            micros -= each.draw(random);
        }
        if (!TimeRange.has(micros)) {
            throw new GenerationException(
                    place, subject + ": the time is not of the years 1 to 9999 (make 'offset', or 'by', smaller)");
        }
        format.write(micros, out);
    }
}
