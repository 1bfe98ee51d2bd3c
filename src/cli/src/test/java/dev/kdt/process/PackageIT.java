package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.lambda.FunctionManifest;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kdt lambda package}, run as a process: what it writes, and what it says. */
class PackageIT {
    private static final String PIPELINE = """
        steps:
          - redact: {paths: .mail, how: hash, salt: "${THE_SALT}"}
          - enrich: {file: tables/countries.csv, key: .country}
          - validate: order.schema.json
          - map: '. + {stage: $ENV.THE_STAGE, own: env.THE_OWNER}'
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        for (String each : List.of("one", "another/place")) {
            Path place = Files.createDirectories(folder.resolve(each).resolve("tables"))
                    .getParent();
            Files.writeString(place.resolve("tables/countries.csv"), "country,name\nAT,Austria\n");
            Files.writeString(place.resolve("order.schema.json"), "{\"$ref\": \"parts.json\"}");
            Files.writeString(place.resolve("parts.json"), "{\"type\": \"object\"}");
            Files.writeString(place.resolve("unused.json"), "{}");
            Files.writeString(place.resolve("p.yaml"), PIPELINE);
        }
    }

    @Test
    void makesTheSameBytesEverywhere() throws Exception {
        run("cd one; umask 022; kdt lambda package p.yaml --no-test --to firehose:x --zip ../1.zip");
        run("cd another/place; umask 077; export TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 JVM='-Duser.language=tr"
                + " -Duser.country=TR'; kdt lambda package ./p.yaml --no-test --to firehose:x --zip ../../2.zip");
        assertArrayEquals(Files.readAllBytes(folder.resolve("1.zip")), Files.readAllBytes(folder.resolve("2.zip")));
    }

    @Test
    void packsTheFilesThatThePipelineReadsAndNamesOfVariables() throws Exception {
        Ended ended = run("cd one; export THE_SALT=Geheimnis1 THE_STAGE=Geheimnis2 THE_OWNER=Geheimnis3"
                + "; kdt lambda package p.yaml --no-test --to firehose:x --zip ../1.zip");
        SortedMap<String, byte[]> files = files(Files.readAllBytes(folder.resolve("1.zip")));
        assertEquals(
                List.of(
                        "kdt-function.json",
                        "lib/kdt-function.jar",
                        "order.schema.json",
                        "p.yaml",
                        "parts.json",
                        "tables/countries.csv"),
                List.copyOf(files.keySet()));
        FunctionManifest manifest = FunctionManifest.read(files.get("kdt-function.json"));
        assertEquals(List.of("THE_OWNER", "THE_SALT", "THE_STAGE"), manifest.variables());
        assertEquals("p.yaml", manifest.pipeline());
        assertEquals("firehose:x", manifest.to());
        files.forEach((name, bytes) -> assertNoSecret(name, bytes));
        for (Map.Entry<String, byte[]> each :
                files(files.get("lib/kdt-function.jar")).entrySet()) {
            assertNoSecret(each.getKey(), each.getValue());
        }
        assertTrue(ended.err().contains("THE_OWNER, THE_SALT, THE_STAGE\n"), ended::err);
        assertTrue(ended.err().contains("warning: without --parked"), ended::err);
        assertTrue(ended.err().contains("--handler dev.kdt.lambda.KinesisHandler"), ended::err);
    }

    @Test
    void replacesAPackageOnlyWithAWholeOne() throws Exception {
        run("cd one; kdt lambda package p.yaml --no-test --to firehose:x --zip ../1.zip");
        byte[] before = Files.readAllBytes(folder.resolve("1.zip"));
        assertEquals(
                1,
                end("cd one; ulimit -f 100; kdt lambda package p.yaml --no-test --to kinesis:x --zip ../1.zip")
                        .code());
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("1.zip")));
        run("cd one; kdt lambda package p.yaml --no-test --to kinesis:x --zip ../1.zip");
        assertFalse(Arrays.equals(before, Files.readAllBytes(folder.resolve("1.zip"))));
    }

    @Test
    void printsAPackageWhereItIsAskedFor() throws Exception {
        run("cd one; kdt lambda package p.yaml --no-test --to firehose:x --zip ../1.zip");
        Ended ended = run("cd one; kdt lambda package p.yaml --no-test --to firehose:x --zip - > ../2.zip");
        assertArrayEquals(Files.readAllBytes(folder.resolve("1.zip")), Files.readAllBytes(folder.resolve("2.zip")));
        assertTrue(ended.err().contains("aws lambda create-event-source-mapping --function-name p "), ended::err);
        Ended full = end("cd one; kdt lambda package p.yaml --no-test --to firehose:x --zip - > /dev/full");
        assertEquals(1, full.code());
        assertTrue(full.err().contains("cannot write to stdout: No space left on device"), full::err);
        Ended nowhere = end("cd one; kdt lambda package p.yaml --no-test --to firehose:x --zip /proc/x.zip");
        assertEquals(1, nowhere.code());
        assertTrue(nowhere.err().contains("cannot write to /proc/x.zip: its folder takes no new file"), nowhere::err);
    }

    private static void assertNoSecret(String name, byte[] bytes) {
        assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("Geheimnis"), name);
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

    private Ended run(String line) throws Exception {
        Ended ended = end(line);
        assertEquals(0, ended.code(), ended::err);
        return ended;
    }

    private Ended end(String line) throws Exception {
        try (KdtProcess process = Place.in(folder).shell(line)) {
            return process.ended();
        }
    }
}
