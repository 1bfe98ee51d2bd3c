package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.pipeline.config.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option for the layers of payloads. */
public final class DecodeOption {
    private static final String AUTO = "auto";

    @Option(
            names = "--decode",
            paramLabel = "CODEC[,CODEC…]",
            hideParamSyntax = true,
            description = "Layers of payloads, the outermost first, such as gzip,json; auto looks at each (auto).")
    private List<String> lists = new ArrayList<>();

    public boolean isGiven() {
        return !lists.isEmpty();
    }

    /**
     * The chain of these layers, without schemas.
     *
     * @throws UsageException when a codec is not known, or cannot be where it is
     */
    public Chain chain() {
        List<Codec> codecs = new ArrayList<>();
        List<String> words =
                lists.stream().flatMap(list -> Stream.of(list.split(",", -1))).toList();
        for (String word : words) {
            if (word.equals(AUTO) && words.size() == 1) {
                return Chain.AUTO;
            }
            if (word.equals(AUTO)) {
                throw new UsageException(
                        "--decode: auto stands alone (after the codecs that are named, kdt looks by itself)");
            }
            if (word.isEmpty()) {
                throw new UsageException("--decode: a codec is missing before or after a comma, or none is named");
            }
            Codec codec = Codec.of(word);
            if (codec == null) {
                throw new UsageException("--decode: unknown codec '" + word + "'" + Suggestion.among(known(), word));
            }
            if (!codecs.isEmpty() && codecs.getLast().isLast()) {
                throw new UsageException("--decode: no codec can follow "
                        + codecs.getLast().word() + ", which decodes the bytes to a value");
            }
            codecs.add(codec);
        }
        if (codecs.size() > Chain.MAX_LAYERS) {
            throw new UsageException("--decode: at most " + Chain.MAX_LAYERS + " layers");
        }
        return new Chain(codecs);
    }

    private static List<String> known() {
        return Stream.concat(Stream.of(AUTO), Stream.of(Codec.values()).map(Codec::word))
                .toList();
    }
}
