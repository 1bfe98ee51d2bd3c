package dev.kdt.generate.time;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;
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

    /**
     * Prepares to write times.
     *
     * @param drawn the time in microseconds since 1970; null is the event time
     * @param offset microseconds that are added
     * @param delays by which some times are behind
     */
    public TimeField(@Nullable Quantity drawn, long offset, List<Delay> delays, TimeFormat format) {
        this.drawn = drawn;
        this.offset = offset;
        this.delays = delays.toArray(Delay[]::new);
        this.format = format;
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        Random random = draw.random();
        long micros = offset + (drawn == null ? draw.micros() : drawn.draw(random));
        for (Delay each : delays) {
            micros -= each.draw(random);
        }
        format.write(micros, out);
    }
}
