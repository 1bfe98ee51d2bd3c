package dev.kdt.generate.fake;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.Random;

/**
 * Something of a person, of many that were made before. Fields of the same place in a record tell of the same person, so that a mail
 * address goes with the name beside it.
 */
final class PersonField implements Field {
    private final Texts texts;
    private final long place;

    /**
     * Prepares to draw.
     *
     * @param texts one for each person, always in the same order
     * @param place of the fields that tell of the same person
     */
    PersonField(Texts texts, String place) {
        this.texts = texts;
        this.place = place.hashCode();
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        texts.write(Math.unsignedMultiplyHigh(Random.mix(draw.seed(), place), texts.count()), out);
    }
}
