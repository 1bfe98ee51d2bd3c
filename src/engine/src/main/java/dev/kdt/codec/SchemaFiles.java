package dev.kdt.codec;

import dev.kdt.bytes.BoundedRead;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.avro.AvroSchemas;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.protobuf.MessageTypes;
import dev.kdt.codec.schema.Schemas;
import dev.kdt.library.OptionalLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Schemas from files. Every message says what is wrong with which file. */
public final class SchemaFiles {
    /** The ending of Avro schemas' files. */
    public static final String AVRO_ENDING = ".avsc";

    /** More than anybody writes; a file that is named by mistake may have no end. */
    private static final int MOST_BYTES = 16 << 20;

    private SchemaFiles() {}

    /**
     * Avro schemas: of a file, the one schema of all payloads; of a folder, those that payloads name, a file each. A
     * schema may name types that are schemas of the same folder.
     *
     * @param reads told of each file before it is read
     * @throws CodecException when they cannot be used
     */
    public static Schemas avro(Path file, Consumer<Path> reads) throws CodecException {
        require(OptionalLibrary.AVRO);
        if (Files.isDirectory(file)) {
            Map<String, String> texts = texts(schemasIn(file), reads);
            if (texts.isEmpty()) {
                throw new CodecException(
                        "the folder " + file + " holds no schema (a file that ends in " + AVRO_ENDING + ")");
            }
            return named(file, () -> AvroSchemas.several(texts));
        }
        String text = text(file, reads);
        try {
            return AvroSchemas.one(text);
        } catch (CodecException _) {
            return named(file, () -> amongOthers(file, text, reads));
        }
    }

    /** A schema that is none by itself: it may name types of the schemas beside it. */
    private static Schemas amongOthers(Path file, String text, Consumer<Path> reads) throws CodecException {
        Path folder = file.toAbsolutePath().getParent();
        List<Path> others = folder == null ? List.of() : schemasIn(folder);
        Map<String, String> texts = texts(
                others.stream()
                        .filter(each -> !each.equals(file.toAbsolutePath()))
                        .toList(),
                reads);
        String name = file.getFileName().toString();
        texts.put(name, text);
        return AvroSchemas.one(name, texts);
    }

    /** The texts of files by their names. */
    private static Map<String, String> texts(List<Path> files, Consumer<Path> reads) throws CodecException {
        Map<String, String> texts = new TreeMap<>();
        for (Path each : files) {
            texts.put(each.getFileName().toString(), text(each, reads));
        }
        return texts;
    }

    private static List<Path> schemasIn(Path folder) throws CodecException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(AVRO_ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /**
     * The Protobuf message type of all payloads.
     *
     * @param descriptors the file of a descriptor set
     * @param message its full name; null for the only one
     * @param reads told of the file before it is read
     * @throws CodecException when it cannot be used
     */
    public static Schemas protobuf(Path descriptors, @Nullable String message, Consumer<Path> reads)
            throws CodecException {
        require(OptionalLibrary.PROTOBUF);
        Slice set = Slice.of(bytes(descriptors, reads));
        return named(descriptors, () -> MessageTypes.of(set, message));
    }

    /** Makes schemas of what a file holds. */
    private interface Making {
        Schemas schemas() throws CodecException;
    }

    private static Schemas named(Path file, Making making) throws CodecException {
        try {
            return making.schemas();
        } catch (CodecException e) {
            throw new CodecException(file + ": " + e.getMessage());
        }
    }

    private static void require(OptionalLibrary library) throws CodecException {
        if (!library.isThere()) {
            throw new CodecException(library.missing());
        }
    }

    private static String text(Path file, Consumer<Path> reads) throws CodecException {
        return Slice.of(bytes(file, reads)).toText();
    }

    private static byte[] bytes(Path file, Consumer<Path> reads) throws CodecException {
        reads.accept(file);
        try {
            return BoundedRead.file(file, MOST_BYTES);
        } catch (NoSuchFileException _) {
            throw new CodecException("there is no file " + file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static CodecException unreadable(Path file, IOException e) {
        return new CodecException(file + " cannot be read: " + e.getMessage());
    }
}
