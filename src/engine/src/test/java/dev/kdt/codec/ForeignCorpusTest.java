package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.codec.ForeignCorpus.Sample;
import dev.kdt.codec.format.CodecException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignCorpusTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeSchemas() throws IOException {
        ForeignCorpus.schemasInto(folder);
    }

    private static Chain withSchemas(Chain chain, Sample sample) throws CodecException {
        String schema = sample.schema();
        if (schema == null) {
            return chain;
        }
        Path file = folder.resolve(schema);
        String message = sample.message();
        return chain.with(
                message == null ? SchemaFiles.avro(file, _ -> {}) : SchemaFiles.protobuf(file, message, _ -> {}));
    }

    static List<Sample> samples() {
        return ForeignCorpus.kept();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsTheLayersOfEverySample(Sample sample) throws CodecException {
        String chain = String.join(" > ", sample.chain()) + ": ";
        assertEquals(
                sample.values().stream().map(value -> chain + value).toList(),
                Decoded.of(withSchemas(Chain.AUTO, sample), sample.payload()).lines);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void followsTheNamesOfItsLayers(Sample sample) throws CodecException {
        List<Codec> codecs = sample.layers().stream()
                .map(word -> Objects.requireNonNull(Codec.of(word)))
                .toList();
        assertEquals(
                sample.values(),
                Decoded.of(withSchemas(new Chain(codecs), sample), sample.payload()).lines.stream()
                        .map(line -> line.replaceFirst("^[^:]*: ", ""))
                        .toList());
    }
}
