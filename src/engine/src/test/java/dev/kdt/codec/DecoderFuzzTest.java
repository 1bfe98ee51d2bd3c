package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kdt.bytes.Slice;
import dev.kdt.fuzz.DecoderFuzz;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged payloads of every kind, a few of them for each sample; {@code mvn -Pfuzz} looks for more. */
@Timeout(300)
class DecoderFuzzTest {
    private static final int EACH = 60;
    private static final List<Codec> CODECS = List.of(Codec.values());

    static List<Slice> samples() {
        List<Slice> samples = new ArrayList<>();
        PayloadCorpus.samples().forEach(each -> samples.add(each.payload()));
        ForeignCorpus.kept().forEach(each -> samples.add(each.payload()));
        return samples;
    }

    @Test
    void decodesOrRefusesDamagedPayloads() {
        List<Slice> samples = samples();
        for (int i = 0; i < samples.size(); i++) {
            Random random = new Random(i);
            for (int n = 0; n < EACH; n++) {
                byte[] damaged = damaged(samples.get(i), samples.get(random.nextInt(samples.size())), random);
                assertFalse(DecoderFuzz.decode(Chain.AUTO, Slice.of(damaged)).isEmpty());
                DecoderFuzz.decode(Chain.of(CODECS.get(n % CODECS.size())), Slice.of(damaged));
            }
        }
    }

    private static byte[] damaged(Slice payload, Slice other, Random random) {
        byte[] bytes = payload.toBytes();
        return switch (random.nextInt(4)) {
            case 0 -> payload.sub(0, random.nextInt(bytes.length + 1)).toBytes();
            case 1 ->
                Packed.row(payload.sub(0, random.nextInt(bytes.length + 1)), other)
                        .toBytes();
            default -> {
                for (int i = 0; i <= random.nextInt(4) && bytes.length > 0; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
        };
    }
}
