package dev.kdt.cli.packaging;

import dev.kdt.cli.console.UsageException;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.lambda.FunctionManifest;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import dev.kdt.lambda.FunctionManifest.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The zip file of a function: its classes as {@value #JAR}, where Lambda looks for them ("AWS Lambda Developer Guide, Deploy Java
 * Lambda functions with .zip or JAR file archives"), the pipeline and its files beside it, and the {@link FunctionManifest}.
 */
public final class FunctionPackage {
    /** Nothing in it is compressed: the zip file is, as a whole, and becomes a third smaller than a compressed jar. */
    static final String JAR = "lib/kdt-function.jar";

    private static final String JAR_MANIFEST = "META-INF/MANIFEST.MF";

    private final byte[] zip;
    private final List<Part> parts;

    private FunctionPackage(byte[] zip, List<Part> parts) {
        this.zip = zip;
        this.parts = List.copyOf(parts);
    }

    /**
     * A part of the package.
     *
     * @param size in bytes, not compressed
     */
    public record Part(String title, long size) {}

    /**
     * Makes it.
     *
     * @param java the Java of a function with a runtime of its own; {@code null} when it has another
     * @throws UsageException when a file of the pipeline has the name of another file in the package
     */
    public static FunctionPackage of(
            FunctionManifest manifest, PipelineContent pipeline, ProgramJar program, @Nullable JavaImage java) {
        boolean custom = manifest.runtime() == FunctionRuntime.CUSTOM;
        List<String> roots = custom
                ? List.of(manifest.kind().handler(), CustomRuntime.MAIN)
                : List.of(manifest.kind().handler());
        SortedMap<String, byte[]> classes =
                FunctionClasses.collect(program, roots, libraries(manifest, pipeline), manifest.architecture());
        ReproducibleZip jar = new ReproducibleZip();
        jar.store(JAR_MANIFEST, "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Map<Library, Long> sizes = new EnumMap<>(Library.class);
        classes.forEach((name, bytes) -> {
            jar.store(name, bytes);
            Library.of(name).ifPresent(library -> sizes.merge(library, (long) bytes.length, Long::sum));
        });
        ReproducibleZip zip = new ReproducibleZip();
        zip.add(JAR, jar.toBytes());
        zip.add(FunctionManifest.FILE, manifest.write());
        if (custom) {
            CustomRuntime.addTo(zip, program, manifest.architecture());
        }
        long image = java == null ? 0 : java.addTo(zip);
        long files = 0;
        for (Map.Entry<String, byte[]> file : pipeline.files().entrySet()) {
            if (zip.has(file.getKey())) {
                throw new UsageException(
                        "the package has a file " + file.getKey() + " of its own (rename the pipeline's)");
            }
            zip.add(file.getKey(), file.getValue());
            files += file.getValue().length;
        }
        List<Part> parts = new ArrayList<>();
        sizes.forEach((library, size) -> parts.add(new Part(library.title(), size)));
        parts.add(new Part("pipeline", files));
        if (image > 0) {
            parts.add(new Part("Java", image));
        }
        parts.sort(Comparator.comparingLong(Part::size).reversed());
        return new FunctionPackage(zip.toBytes(), parts);
    }

    /** The size of its files in bytes, not compressed. */
    public long unpackedSize() {
        return parts.stream().mapToLong(Part::size).sum();
    }

    /** The size of the zip file in bytes. */
    public long size() {
        return zip.length;
    }

    /** Writes the zip file: the same bytes for the same pipeline, manifest and program. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(zip);
    }

    /** The parts of it, the largest first. */
    public List<Part> parts() {
        return parts;
    }

    private static Set<Library> libraries(FunctionManifest manifest, PipelineContent pipeline) {
        Set<Library> libraries = EnumSet.of(
                Library.KDT,
                Library.SENDING,
                Library.LAMBDA,
                Library.JACKSON,
                Library.YAML,
                Library.REGEX,
                Library.LOGGING,
                Library.ANNOTATIONS);
        if (manifest.runtime() == FunctionRuntime.CUSTOM) {
            libraries.addAll(List.of(Library.RUNTIME_CLIENT, Library.SDK_BASE));
        }
        if (manifest.kind() == Kind.KINESIS) {
            libraries.addAll(List.of(Library.SDK, Library.SDK_BASE, Library.KINESIS, Library.FIREHOSE));
        }
        if (manifest.to() != null) {
            libraries.add(client(Target.service("--to", manifest.to())));
        }
        if (manifest.parked() != null) {
            libraries.add(client(Target.parked("--parked", manifest.parked())));
        }
        pipeline.libraries().forEach(each -> {
            switch (each) {
                case ZSTD -> libraries.add(Library.ZSTD);
                case JSON_SCHEMA -> libraries.add(Library.JSON_SCHEMA);
                case AVRO -> libraries.add(Library.AVRO);
                case PROTOBUF -> libraries.add(Library.PROTOBUF);
                case CBOR -> libraries.add(Library.JACKSON);
                default -> throw new IllegalStateException("no pipeline needs " + each);
            }
        });
        return libraries;
    }

    private static Library client(ServiceTarget target) {
        return switch (target) {
            case ServiceTarget.Stream _, ServiceTarget.Shards _ -> Library.KINESIS;
            case ServiceTarget.Delivery _ -> Library.FIREHOSE;
            case ServiceTarget.Queue _ -> Library.SQS;
            case ServiceTarget.Objects _ -> Library.S3;
        };
    }
}
