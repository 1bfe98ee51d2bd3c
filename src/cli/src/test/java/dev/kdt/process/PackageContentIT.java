package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A package has every class that it can need, and nothing of the rest of the program. */
class PackageContentIT {
    private static final Path PROGRAM = Path.of("target", "kdt-all.jar").toAbsolutePath();
    private static final long MOST_BYTES = 12_000_000;

    /** Beginnings of names that no package has: the tool, the endpoint, and their libraries. */
    private static final Pattern NEVER = Pattern.compile(
            "dev/kdt/(cli|local|endpoint|generate)/|org/eclipse/jetty/|org/jline/|net/datafaker/|com/google/i18n/"
                + "|picocli/|org/postgresql/|org/xerial/|samples/|META-INF/(maven|versions|native-image)/|tables/Transcoder");

    /** Classes of kdt that refer to clients, which a package may be without: they ask for one only when a target needs it. */
    private static final Pattern ASKING = Pattern.compile(
            "dev/kdt/aws/.*|dev/kdt/destination/(ServiceTarget|ServiceNames|ShardedStream).*|dev/kdt/lambda/Kinesis.*|dev/kdt/codec/Compress.*"
                + "|dev/kdt/codec/(avro|protobuf)/.*|dev/kdt/pipeline/step/(Validate|Schema|JsonNodes).*");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--to firehose:x, software/amazon/awssdk/services/(s3|sqs)/.*|com/networknt/.*|com/ethlo/.*",
        "--to kinesis:x --parked s3:bucket/z, software/amazon/awssdk/services/sqs/.*|com/networknt/.*|com/ethlo/.*",
        "--to kinesis:x --parked sqs:y, software/amazon/awssdk/services/s3/.*|com/networknt/.*|com/ethlo/.*",
        "--transformation,"
                + " software/amazon/awssdk/.*|org/reactivestreams/.*|org/apache/hc/.*|com/networknt/.*|com/ethlo/.*"
    })
    void hasEveryClassThatItCanNeed(String options, String leftOut) throws Exception {
        Files.writeString(folder.resolve("p.yaml"), "decode: auto\nsteps:\n  - filter: .a | test(\"x\")\n");
        PackagedFunction function = pack(options);
        Predicate<String> optional = Pattern.compile(
                        leftOut + "|org/apache/avro/.*|com/google/protobuf/.*|software/amazon/awssdk/services/glue/.*")
                .asMatchPredicate();
        MissingClasses.of(function.jar(), PROGRAM, Set.of()).forEach((missing, users) -> {
            assertTrue(optional.test(missing), () -> missing + " is missing; it is used by " + users);
            users.forEach(user -> assertTrue(
                    ASKING.asMatchPredicate().test(user), () -> user + " uses " + missing + ", which is missing"));
        });
        assertEquals(List.of(), names(function.jar(), NEVER.asPredicate()));
        long size = Files.size(folder.resolve("function.zip"));
        assertTrue(size < MOST_BYTES, () -> size + " bytes");
    }

    /** The check itself sees a class that is left out. */
    @Test
    void missesAClassThatIsLeftOut() throws Exception {
        Files.writeString(folder.resolve("p.yaml"), "steps:\n  - filter: .a\n");
        PackagedFunction function = pack("--transformation");
        String left = "dev/kdt/pipeline/transform/Transformation";
        assertTrue(MissingClasses.of(function.jar(), PROGRAM, Set.of(left))
                .getOrDefault(left, Set.of())
                .contains("dev/kdt/lambda/FirehoseHost"));
    }

    @Test
    void carriesLibrariesOnlyWhereTheyAreUsed() throws Exception {
        Files.writeString(folder.resolve("s.json"), "{\"type\":\"object\"}");
        Files.writeString(folder.resolve("p.yaml"), "decode: [gzip, json]\nsteps:\n  - filter: .a\n");
        assertEquals(Set.of(), libraries(pack("--transformation")));
        Files.writeString(folder.resolve("p.yaml"), "decode: [zstd, json]\nsteps:\n  - validate: s.json\n");
        assertEquals(
                Set.of(
                        "com/github/luben/zstd/Zstd.class",
                        "com/networknt/schema/Schema.class",
                        "linux/amd64",
                        "draft-07/schema"),
                libraries(pack("--transformation")));
        assertEquals(
                Set.of(
                        "com/github/luben/zstd/Zstd.class",
                        "com/networknt/schema/Schema.class",
                        "linux/aarch64",
                        "draft-07/schema"),
                libraries(pack("--transformation --arch arm64")));
    }

    /** With Jackson, which Avro's schemas are read by, and which every package has. */
    @Test
    void carriesAvroWhereASchemaIsGiven() throws Exception {
        Files.writeString(folder.resolve("s.avsc"), "\"long\"");
        for (String pipeline :
                List.of("decode: {avro: s.avsc}\n", "decode: [gzip, avro]\n", "encode: {avro: s.avsc}\n")) {
            Files.writeString(folder.resolve("p.yaml"), pipeline);
            PackagedFunction function = pack("--transformation");
            Map<String, Set<String>> missing = MissingClasses.of(function.jar(), PROGRAM, Set.of());
            assertEquals(
                    Set.of(),
                    missing.keySet().stream()
                            .filter(each -> each.startsWith("org/apache/avro/"))
                            .collect(Collectors.toSet()));
            assertEquals(
                    List.of("org/apache/avro/Schema.class"),
                    names(function.jar(), "org/apache/avro/Schema.class"::equals),
                    pipeline);
        }
    }

    private static Set<String> libraries(PackagedFunction function) throws Exception {
        Set<String> found = new TreeSet<>();
        for (String name : names(function.jar(), _ -> true)) {
            if (name.endsWith(".so")) {
                found.add(name.replaceFirst("/[^/]*$", ""));
            } else if (Stream.of("zstd/Zstd.class", "schema/Schema.class", "draft-07/schema")
                    .anyMatch(name::endsWith)) {
                found.add(name);
            }
        }
        return found;
    }

    private PackagedFunction pack(String options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("p.yaml"));
        arguments.addAll(List.of(options.split(" ")));
        return PackagedFunction.of(Place.in(folder), arguments.toArray(String[]::new));
    }

    private static List<String> names(Path jar, Predicate<String> which) throws Exception {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).filter(which).toList();
        }
    }
}
