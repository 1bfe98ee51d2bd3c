package dev.kdt.codec;

import dev.kdt.codec.schema.Schemas;
import dev.kdt.library.OptionalLibrary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a payload, the outermost first: as a pipeline names them, or as they were found. An empty chain to decode by
 * means "look for yourself"; so does what is left of a payload when a chain ends before a codec that makes a value. In a chain that
 * was found, an envelope after {@link Codec#JSON} is what the whole document is: it was recognised, and nothing was taken off.
 *
 * @param codecs to decode by, or found
 * @param schemas by which the innermost bytes are read if their format has schemas; null when none are given
 */
public record Chain(List<Codec> codecs, @Nullable Schemas schemas) {
    /** More layers than any honest producer wraps around a payload. */
    public static final int MAX_LAYERS = 8;

    /** Look for yourself, record by record. */
    public static final Chain AUTO = new Chain(List.of());

    /** The chain of nearly every record there is. */
    static final Chain JSON = new Chain(List.of(Codec.JSON));

    static final Chain TEXT = new Chain(List.of(Codec.TEXT));

    public Chain {
        codecs = List.copyOf(codecs);
    }

    /** A chain without schemas. */
    public Chain(List<Codec> codecs) {
        this(codecs, null);
    }

    public static Chain of(Codec... codecs) {
        return new Chain(List.of(codecs));
    }

    public boolean isAuto() {
        return codecs.isEmpty();
    }

    /** Whether payloads may have this layer: one that is named, or any after the end of the chain. */
    public boolean mayTakeOff(Codec layer) {
        return codecs.isEmpty() || !codecs.getLast().isLast() || codecs.contains(layer);
    }

    /** Whether the value is what JSON text says. */
    public boolean readsJson() {
        return codecs.contains(Codec.JSON);
    }

    /** The same chain with these schemas. */
    public Chain with(Schemas given) {
        return new Chain(codecs, given);
    }

    /** The libraries that payloads may need. */
    public Set<OptionalLibrary> libraries() {
        Set<OptionalLibrary> libraries = EnumSet.noneOf(OptionalLibrary.class);
        if (mayTakeOff(Codec.ZSTD)) {
            libraries.add(OptionalLibrary.ZSTD);
        }
        List<Codec> readers = new ArrayList<>(codecs);
        if (schemas != null) {
            readers.add(Codec.of(schemas.language()));
        }
        readers.stream().map(Codec::library).filter(Objects::nonNull).forEach(libraries::add);
        return libraries;
    }

    Chain then(Codec codec) {
        if (codecs.isEmpty() && codec == Codec.JSON) {
            return JSON;
        }
        if (codecs.isEmpty() && codec == Codec.TEXT) {
            return TEXT;
        }
        List<Codec> longer = new ArrayList<>(codecs);
        longer.add(codec);
        return new Chain(longer);
    }

    /** Such as {@code kpl > gzip > json}; {@code auto} for the empty chain. */
    @Override
    public String toString() {
        return isAuto() ? "auto" : codecs.stream().map(Codec::word).collect(Collectors.joining(" > "));
    }
}
