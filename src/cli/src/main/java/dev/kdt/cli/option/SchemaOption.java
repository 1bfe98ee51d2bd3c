package dev.kdt.cli.option;

import dev.kdt.aws.Clients;
import dev.kdt.aws.GlueSchemas;
import dev.kdt.cli.console.UsageException;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.codec.SchemaFiles;
import dev.kdt.codec.avro.AvroSchemas;
import dev.kdt.codec.format.CodecException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the schemas of payloads. */
public final class SchemaOption {
    /** The word for AWS Glue's registry; a file of this name is {@code ./glue}. */
    private static final String GLUE = "glue";

    @Option(
            names = "--schema",
            paramLabel = "FILE|FOLDER|glue",
            description =
                    "Schema of payloads: .avsc (Avro), a folder of them named by id, a Protobuf descriptor set, or"
                            + " glue (AWS Glue's registry).")
    private @Nullable String schema;

    @Option(
            names = "--message",
            paramLabel = "NAME",
            description = "For --schema with descriptors: full name of the Protobuf message, such as shop.Order.")
    private @Nullable String message;

    public boolean isGiven() {
        return schema != null || message != null;
    }

    /**
     * The chain with the schemas that are given.
     *
     * @param session where relative names of files begin
     * @throws UsageException when they cannot be used, or the chain needs some and none are given
     */
    public Chain completing(Chain chain, Session session) {
        OptionValue.requireName("--schema", schema);
        Codec last = chain.isAuto() ? null : chain.codecs().getLast();
        if (schema == null) {
            requireNone(last);
            return chain;
        }
        if (last != null && last.isLast() && !last.readsBySchema()) {
            throw new UsageException("--schema: " + last.word() + " has no schema (name avro or protobuf by --decode)");
        }
        if (schema.equals(GLUE)) {
            return chain.with(AvroSchemas.of(GlueSchemas.of(Clients.oneShot(session.aws()))));
        }
        Path file = session.console().path(schema);
        boolean protobuf = last == Codec.PROTOBUF || (last != Codec.AVRO && isDescriptors(file));
        if (message != null && !protobuf) {
            throw new UsageException("--message names a Protobuf message, but --schema is no descriptor set");
        }
        try {
            return chain.with(
                    protobuf ? SchemaFiles.protobuf(file, message, _ -> {}) : SchemaFiles.avro(file, _ -> {}));
        } catch (CodecException e) {
            throw new UsageException("--schema: " + e.getMessage());
        }
    }

    private void requireNone(@Nullable Codec last) {
        if (message != null) {
            throw new UsageException("--message needs the descriptors that it is in (give them by --schema FILE)");
        }
        if (last == Codec.PROTOBUF) {
            throw new UsageException("--decode protobuf needs descriptors (give them by --schema FILE; protoc"
                    + " --include_imports --descriptor_set_out=FILE makes it)");
        }
    }

    /** A file that is no Avro schema is taken for a descriptor set. */
    private static boolean isDescriptors(Path schema) {
        return !schema.toString().endsWith(SchemaFiles.AVRO_ENDING) && !Files.isDirectory(schema);
    }
}
