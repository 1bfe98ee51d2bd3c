package dev.kdt.cli.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.lambda.FunctionManifest;
import dev.kdt.lambda.FunctionManifest.Architecture;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import dev.kdt.lambda.FunctionManifest.Kind;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.pipeline.OnError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Packages and the program's jar carry the licences and the notices of the libraries whose classes they hold. */
class LicencesIT {
    private static final Path PROGRAM = Path.of("target", "kdt-all.jar").toAbsolutePath();
    private static final String LICENCES = "META-INF/licenses/";
    private static final String APACHE = LICENCES + "Apache-2.0.txt";

    /** Names of licences and notices in jars of libraries. */
    private static final Pattern TEXT = Pattern.compile("META-INF/([A-Za-z]+-)*(LICENSE|NOTICE)(\\.txt|\\.md)?");

    /** The folders of the libraries that only the command line has, and the beginnings of their classes' names. */
    private static final Map<String, String> ONLY_HERE = Map.ofEntries(
            Map.entry("aws-sdk", "software/amazon/awssdk/http/"),
            Map.entry("datafaker", "net/datafaker/"),
            Map.entry("httpclient", "org/apache/hc/"),
            Map.entry("jetty", "org/eclipse/jetty/"),
            Map.entry("jline", "org/jline/"),
            Map.entry("libphonenumber", "com/google/i18n/"),
            Map.entry("netty", "io/netty/"),
            Map.entry("opentelemetry", "io/opentelemetry/"),
            Map.entry("picocli", "picocli/"),
            Map.entry("postgresql", "org/postgresql/"),
            Map.entry("prometheus", "io/prometheus/"),
            Map.entry("snappy", "org/xerial/snappy/"));

    private static final SortedMap<String, byte[]> SMALLEST = pack(
            new FunctionManifest(
                    Kind.FIREHOSE, FunctionRuntime.JAVA25, Architecture.X86_64, "p.yaml", "p", null, null, List.of()),
            Set.of());

    private static final SortedMap<String, byte[]> LARGEST = pack(
            new FunctionManifest(
                    Kind.KINESIS,
                    FunctionRuntime.CUSTOM,
                    Architecture.ARM64,
                    "p.yaml",
                    "p",
                    "kinesis:x",
                    "s3:bucket/aside",
                    List.of()),
            EnumSet.of(
                    OptionalLibrary.ZSTD, OptionalLibrary.JSON_SCHEMA, OptionalLibrary.AVRO, OptionalLibrary.PROTOBUF));

    @Test
    void aPackageHasALicenceOfEachLibrary() {
        for (SortedMap<String, byte[]> each : List.of(SMALLEST, LARGEST)) {
            Set<Library> held = libraries(each.keySet());
            held.forEach(library -> assertTrue(
                    each.keySet().stream()
                            .filter(name -> name.startsWith(LICENCES))
                            .flatMap(name -> Library.of(name).stream())
                            .anyMatch(owner(library)::equals),
                    () -> library + " has no licence"));
        }
        Set<Library> all = EnumSet.allOf(Library.class);
        all.remove(Library.SQS);
        assertEquals(all, libraries(LARGEST.keySet()));
    }

    @Test
    void aPackageHasNoLicenceOfWhatItDoesNotHold() {
        Set<Library> held = EnumSet.noneOf(Library.class);
        libraries(SMALLEST.keySet()).forEach(library -> held.add(owner(library)));
        SMALLEST.keySet().stream()
                .filter(name -> name.startsWith(LICENCES))
                .forEach(name -> assertTrue(held.contains(Library.of(name).orElseThrow()), name));
    }

    /** A new version of a library may have another notice: then ours is to be changed. */
    @Test
    void aPackageHasTheTextsOfTheLibrariesOwnJars() throws IOException {
        Set<String> carried = new HashSet<>();
        LARGEST.forEach((name, bytes) -> {
            if (name.startsWith(LICENCES)) {
                carried.add(text(bytes));
            }
        });
        Set<String> missing = new TreeSet<>();
        int found = 0;
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (each.endsWith(".jar") && Files.exists(Path.of(each))) {
                SortedMap<String, byte[]> jar = files(Files.readAllBytes(Path.of(each)));
                if (libraries(jar.keySet()).stream().anyMatch(library -> owner(library) != Library.KDT)) {
                    for (Map.Entry<String, byte[]> file : jar.entrySet()) {
                        if (TEXT.matcher(file.getKey()).matches()) {
                            found++;
                            if (!carried.contains(text(file.getValue()))) {
                                missing.add(each + "!/" + file.getKey());
                            }
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(found > 20, "the jars have only " + found + " texts");
    }

    @Test
    void theProgramHasALicenceOfEachLibrary() throws IOException {
        SortedMap<String, byte[]> program = files(Files.readAllBytes(PROGRAM));
        assertEquals(text(Files.readAllBytes(Path.of("LICENSE"))), text(Objects.requireNonNull(program.get(APACHE))));
        for (String name : program.keySet()) {
            if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.startsWith("dev/kdt/")) {
                assertTrue(
                        Library.of(name).isPresent()
                                || ONLY_HERE.values().stream().anyMatch(name::startsWith),
                        () -> name + " belongs to a library without a licence in " + LICENCES);
            }
        }
        ONLY_HERE
                .keySet()
                .forEach(folder -> assertTrue(
                        program.containsKey(LICENCES + folder + "/LICENSE.txt"), () -> folder + " has no licence"));
    }

    /** The library that has the licence of another. */
    private static Library owner(Library library) {
        return switch (library) {
            case KINESIS, FIREHOSE, S3, SQS, SDK -> Library.SDK_BASE;
            case SENDING -> Library.KDT;
            default -> library;
        };
    }

    private static Set<Library> libraries(Collection<String> names) {
        Set<Library> libraries = EnumSet.noneOf(Library.class);
        names.stream()
                .filter(name -> name.endsWith(".class"))
                .flatMap(name -> Library.of(name).stream())
                .forEach(libraries::add);
        return libraries;
    }

    /** The files of a function's jar. */
    private static SortedMap<String, byte[]> pack(FunctionManifest manifest, Set<OptionalLibrary> libraries) {
        PipelineContent pipeline = new PipelineContent(
                "p.yaml",
                "p",
                new TreeMap<>(Map.of("p.yaml", new byte[0])),
                List.of(),
                libraries,
                false,
                OnError.PARK,
                List.of());
        try (ProgramJar program = ProgramJar.open(PROGRAM)) {
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            FunctionPackage.of(manifest, pipeline, program, null).writeTo(zip);
            return files(Objects.requireNonNull(files(zip.toByteArray()).get(FunctionPackage.JAR)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, byte[]> files(byte[] zip) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                files.put(each.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    /** Its words: libraries indent and end lines as they like. */
    private static String text(byte[] bytes) {
        return String.join(
                " ", new String(bytes, StandardCharsets.UTF_8).strip().split("\\s+"));
    }
}
