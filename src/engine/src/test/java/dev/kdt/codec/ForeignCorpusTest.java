package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.codec.ForeignCorpus.Sample;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignCorpusTest {
    static List<Sample> samples() {
        return ForeignCorpus.kept();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsTheLayersOfEverySample(Sample sample) {
        String chain = String.join(" > ", sample.chain()) + ": ";
        assertEquals(
                sample.values().stream().map(value -> chain + value).toList(),
                Decoded.of(Chain.AUTO, sample.payload()).lines);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void followsTheNamesOfItsLayers(Sample sample) {
        List<Codec> codecs = sample.layers().stream()
                .map(word -> Objects.requireNonNull(Codec.of(word)))
                .toList();
        assertEquals(
                sample.values(),
                Decoded.of(new Chain(codecs), sample.payload()).lines.stream()
                        .map(line -> line.replaceFirst("^[^:]*: ", ""))
                        .toList());
    }
}
