package dev.kdt.generate.fake;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.Permutation;
import dev.kdt.generate.value.Random;

/**
 * A text that an entity has for itself: the texts are dealt out to the entities of a kind in an order that the seed gives, and come
 * again only when all are used up. Mail addresses and phone numbers are then changed, so that no two entities ever have the same.
 */
final class OwnText implements Field {
    private final Texts texts;
    private final long place;

    /**
     * Prepares to deal out.
     *
     * @param texts one for each person, always in the same order; or others
     * @param place of the fields that tell of the same person, or of the field
     */
    OwnText(Texts texts, String place) {
        this.texts = texts;
        this.place = place.hashCode();
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        long number = draw.number() - 1;
        long again = number / texts.count();
        int index = (int) (number % texts.count());
        long key = Random.mix(draw.common() ^ place, again);
        texts.write(Permutation.at(key, index, texts.count()), again, out);
    }
}
