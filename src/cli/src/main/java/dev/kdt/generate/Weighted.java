package dev.kdt.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A choice of texts of which some are more frequent than others. The texts are kept as the bytes that are written. */
final class Weighted {
    private final byte[][] drawn;

    private Weighted(List<byte[]> drawn) {
        this.drawn = drawn.toArray(byte[][]::new);
    }

    /** Texts that are all as likely. */
    static Weighted evenly(String... texts) {
        List<byte[]> drawn = new ArrayList<>();
        for (String text : texts) {
            drawn.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return new Weighted(drawn);
    }

    /** This choice, and {@code text} as often as {@code weight} others of weight 1. */
    Weighted and(int weight, String text) {
        List<byte[]> more = new ArrayList<>(List.of(drawn));
        for (int i = 0; i < weight; i++) {
            more.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return new Weighted(more);
    }

    byte[] draw(SplittableRandom random) {
        return drawn[random.nextInt(drawn.length)];
    }
}
