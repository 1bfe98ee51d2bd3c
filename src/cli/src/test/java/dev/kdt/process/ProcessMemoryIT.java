package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code process} and the memory that it has: any amount of input goes through little of it, and an expression that wants all of
 * it fails its record only. {@code -Dkdt.megabytes=N} makes the input larger.
 */
class ProcessMemoryIT {
    private static final int MEGABYTES = Integer.getInteger("kdt.megabytes", 100);

    @TempDir
    Path folder;

    private Ended shell(String line) throws IOException, InterruptedException {
        try (KdtProcess process = Place.in(folder).shell("JVM=-Xmx64m; " + line)) {
            return process.ended();
        }
    }

    /** Endless events of a hundred bytes, cut off after so many megabytes. */
    private static String events() {
        return "yes '{\"id\":123456,\"name\":\"Ada"
                + " Lovelace\",\"tags\":[\"a\",\"b\",\"c\"],\"at\":\"2026-11-22T08:00:01.377Z\",\"ok\":true}'"
                + " | head -c " + MEGABYTES + "000000 | head -n -1";
    }

    @Test
    void anyAmountGoesThroughAPipe() throws Exception {
        assertEquals(
                new Ended(0, "true\n", ""),
                shell("records=$(" + events() + " | wc -l); out=$(" + events()
                        + " | kdt process -q -e '[.id, .tags[1]]' | wc -l); test $records = $out && echo true"));
    }

    @Test
    void anyAmountIsTakenByOneRun() throws Exception {
        assertEquals(
                new Ended(0, "true\n", ""),
                shell("records=$(" + events() + " | wc -l); out=$(" + events()
                        + " | kdt process -q -e 'reduce inputs as $each (1; . + 1)'); test $records = $out &&"
                        + " echo true"));
    }

    @Test
    void compressedInputIsKnownByContentAndMayHaveManyMembers() throws Exception {
        assertEquals(
                new Ended(0, "3000000\n", ""),
                shell("(yes '[1]' | head -1000000 | gzip; yes '[2]' | head -1000000 | gzip -1; sleep 0.2;"
                        + " yes '[3]' | head -1000000 | gzip) | kdt process -q -e '.[0]' | wc -l"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[range(1e9)]",
                "range(1e9) | empty, .",
                "\"x\" * 1e9",
                "def f: [.[] | tojson] | f; [\"x\"] | f",
                "reduce range(60) as $i (1; [., .])",
                "reduce range(60) as $i (1; [., .]) | tojson",
                "\"&\" * 1e7 | @html | @html | @html",
                ".[500000000] = 1"
            })
    void anExpressionThatWantsAllMemoryFailsItsRecord(String hostile) throws Exception {
        try (KdtProcess process = Place.in(folder)
                .startWithHeap(
                        "96m",
                        "process",
                        "-q",
                        "-e",
                        "if . == 2 then null | " + hostile + " else [.] end",
                        "-o",
                        "ndjson")) {
            Ended ended = process.feed("1\n2\n3\n").ended();
            assertEquals(1, ended.code(), ended.err());
            assertTrue(ended.err().startsWith("kdt: stdin:2: "), ended.err());
            assertEquals(1, ended.err().lines().count(), ended.err());
            assertTrue(ended.out().startsWith("[1]\n"));
            assertTrue(ended.out().endsWith("[3]\n"));
        }
    }

    @Test
    void aRecordTooLargeForTheMemoryFailsAlone() throws Exception {
        try (KdtProcess process =
                Place.in(folder).startWithHeap("96m", "process", "-q", "-e", "length", "--in", "ndjson")) {
            char[] digits = new char[20_000_000];
            Arrays.fill(digits, '1');
            for (int i = 1; i < digits.length; i += 2) {
                digits[i] = ',';
            }
            digits[digits.length - 1] = '1';
            Ended ended =
                    process.feed("[1]\n[" + new String(digits) + "]\n[1,2]\n").ended();
            assertEquals("1\n2\n", ended.out(), ended.err());
            assertEquals(1, ended.code());
            assertEquals("kdt: stdin:2: it needs more memory than there is for one record\n", ended.err());
        }
    }
}
