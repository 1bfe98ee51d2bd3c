package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Payloads in the encodings of text, compressions and lengths of Base64 that there are, each with what it must be read as. */
public final class PayloadCorpus {
    private static final Slice ONE = Slice.utf8("{\"id\":1}");
    private static final Slice TWO = Slice.utf8("{\"id\":2,\"name\":\"Zoë 😀\"}");
    private static final String TWO_JSON = "{\"id\":2,\"name\":\"Zoë 😀\"}";

    private final List<Sample> samples = new ArrayList<>();

    /**
     * A payload.
     *
     * @param name a few words
     * @param chain how a pipeline names its layers, in {@code decode:}
     * @param payload its bytes
     * @param values what it is read as, as JSON
     */
    public record Sample(String name, String chain, Slice payload, List<String> values) {
        /** What it is read as where nothing is named. Cells are not looked for: any text may hold commas. */
        public List<String> lookedAt() {
            return chain.equals("csv") ? List.of("\"a,ü\\r\\n\"") : values;
        }

        /** Whether a file of it holds the same records: lines are records there, and a file's outermost gzip has one content. */
        public boolean isAlikeInAFile() {
            return !List.of("Base64 on lines", "half of a surrogate pair", "members of gzip that hold text")
                            .contains(name)
                    && !chain.equals("csv");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private PayloadCorpus() {}

    public static List<Sample> samples() {
        PayloadCorpus corpus = new PayloadCorpus();
        corpus.encodings();
        corpus.compressions();
        corpus.rows();
        corpus.base64();
        corpus.words();
        return corpus.samples;
    }

    private void add(String name, String chain, Slice payload, String... values) {
        samples.add(new Sample(name, chain, payload, List.of(values)));
    }

    private void encodings() {
        add("UTF-8", "json", TWO, TWO_JSON);
        add("UTF-8 with a mark", "json", Slice.utf8("\uFEFF" + TWO_JSON), TWO_JSON);
        add("UTF-8 with the marks of joined files", "json", Slice.utf8("\uFEFF\uFEFF" + TWO_JSON), TWO_JSON);
        add("text with a mark", "text", Slice.utf8("\uFEFFZoë"), "\"Zoë\"");
        add("documents with a mark each", "json", Slice.utf8("\uFEFF{}\n\uFEFF[1]"), "{}", "[1]");
        for (String each : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            add(each, "json", text(each, TWO_JSON), TWO_JSON);
            add(each + " with a mark", "json", text(each, "\uFEFF" + TWO_JSON), TWO_JSON);
            add(each + ", text", "text", text(each, "Zoë\t5 €"), "\"Zoë\\t5 €\"");
            add(each + " with a mark, text", "text", text(each, "\uFEFFЖ"), "\"Ж\"");
            add(each + ", named", "utf-16, json", text(each, TWO_JSON), TWO_JSON);
            add(each + ", cells", "csv", text(each, "a,ü\r\n"), "[\"a\",\"ü\"]");
        }
        add("UTF-16 that begins with an umlaut", "text", text("UTF-16LE", "Übung"), "\"Übung\"");
        add("half of a surrogate pair", "raw", hex("FFFE3DD8"), "\"//492A==\"");
    }

    private void compressions() {
        for (Compression each : Compression.values()) {
            String word = Codec.valueOf(each.name()).word();
            add(word, word + ", json", Packed.of(each, TWO), TWO_JSON);
            add(word + " of text", word + ", text", Packed.of(each, Slice.utf8("Zoë")), "\"Zoë\"");
            add(word + " in itself", word + ", " + word + ", json", Packed.of(each, Packed.of(each, TWO)), TWO_JSON);
            add(word + " of UTF-16", word + ", utf-16, json", Packed.of(each, text("UTF-16LE", TWO_JSON)), TWO_JSON);
            add(
                    word + " in Base64",
                    "base64, " + word + ", json",
                    Slice.of(Base64.getEncoder().encode(Packed.of(each, TWO).toBytes())),
                    TWO_JSON);
        }
        Slice much = Slice.utf8("[" + "\"0123456789\",".repeat(7_000) + "1]");
        for (Slice each : List.of(Packed.snappyFramed(much), Packed.snappyXerial(much), Packed.snappyHadoop(much))) {
            add("snappy of many blocks", "snappy, json", each, much.toText());
        }
        add("snappy-java's stream", "snappy, json", Packed.snappyXerial(TWO), TWO_JSON);
        add("Hadoop's snappy", "snappy, json", Packed.snappyHadoop(TWO), TWO_JSON);
        add(
                "snappy-java's streams in a row",
                "snappy, json",
                Packed.row(Packed.snappyXerial(ONE), Packed.snappyXerial(TWO)),
                "{\"id\":1}",
                TWO_JSON);
    }

    private void rows() {
        Slice both = Packed.row(ONE, TWO);
        add("documents in a row", "json", both, "{\"id\":1}", TWO_JSON);
        add("documents on lines", "json", Slice.utf8("{\"id\":1}\n[2]\r\n"), "{\"id\":1}", "[2]");
        add("lines that begin like arrays", "text", Slice.utf8("[12] [main] started"), "\"[12] [main] started\"");
        Slice members = Packed.row(Compressor.gzip(ONE), Compressor.gzip(TWO));
        add("members of gzip", "gzip, json", members, "{\"id\":1}", TWO_JSON);
        add("members of gzip in gzip", "gzip, gzip, json", Compressor.gzip(members), "{\"id\":1}", TWO_JSON);
        add(
                "members of gzip that hold text",
                "gzip, text",
                Packed.row(Compressor.gzip(Slice.utf8("a")), Compressor.gzip(Slice.utf8("b"))),
                "\"a\"",
                "\"b\"");
        add(
                "members of gzip that hold text, in gzip",
                "gzip, gzip, text",
                Compressor.gzip(Packed.row(Compressor.gzip(Slice.utf8("a")), Compressor.gzip(Slice.utf8("b")))),
                "\"a\"",
                "\"b\"");
        Slice onLines = Packed.row(Compressor.gzip(ONE), Slice.utf8("\n"), Compressor.gzip(TWO), Slice.utf8("\n"));
        add("members of gzip on lines", "gzip, json", onLines, "{\"id\":1}", TWO_JSON);
        add("members of gzip on lines, in gzip", "gzip, gzip, json", Compressor.gzip(onLines), "{\"id\":1}", TWO_JSON);
        Slice others = Packed.row(Compressor.gzip(ONE), Slice.utf8("\r\n"), Compressor.gzip(TWO));
        add("members of gzip between other ends of lines", "gzip, json", others, "{\"id\":1}", TWO_JSON);
        add("the same in gzip", "gzip, gzip, json", Compressor.gzip(others), "{\"id\":1}", TWO_JSON);
        add("gzip on a line", "gzip, json", Packed.row(Compressor.gzip(TWO), Slice.utf8("\n")), TWO_JSON);
        add("a member of documents", "gzip, json", Compressor.gzip(both), "{\"id\":1}", TWO_JSON);
        add(
                "frames of zstd",
                "zstd, json",
                Packed.row(Compressor.zstd(ONE), Compressor.zstd(TWO)),
                "{\"id\":1}",
                TWO_JSON);
        add(
                "streams of zlib",
                "zlib, json",
                Packed.row(Compressor.zlib(ONE), Compressor.zlib(TWO)),
                "{\"id\":1}",
                TWO_JSON);
        add("entries of a ZIP", "zip, json", Packed.zip(ONE, TWO), "{\"id\":1}", TWO_JSON);
        Slice logs = Slice.utf8("{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",\"logEvents\":"
                + "[{\"id\":\"1\",\"message\":\"a\"},{\"id\":\"2\",\"message\":\"b\"}]}");
        String[] events = {
            "{\"id\":\"1\",\"message\":\"a\",\"logGroup\":\"g\"}",
                    "{\"id\":\"2\",\"message\":\"b\",\"logGroup\":\"g\"}",
            "{\"id\":\"1\",\"message\":\"a\",\"logGroup\":\"g\"}", "{\"id\":\"2\",\"message\":\"b\",\"logGroup\":\"g\"}"
        };
        add(
                "CloudWatch Logs through a delivery with gzip",
                "gzip, gzip, cloudwatch-logs, json",
                Compressor.gzip(Packed.row(Compressor.gzip(logs), Compressor.gzip(logs))),
                events);
        Slice log = Packed.row(Compressor.gzip(logs), Slice.utf8("\n"));
        add(
                "CloudWatch Logs through a delivery with gzip and newlines",
                "gzip, gzip, cloudwatch-logs, json",
                Compressor.gzip(Packed.row(log, log)),
                events);
        add("messages of CloudWatch Logs in a row", "cloudwatch-logs, json", Packed.row(logs, logs), events);
    }

    /** Every length that Base64 treats differently, in both alphabets, with padding, without it, and on several lines. */
    private void base64() {
        for (String each : List.of(
                "{}",
                "[]",
                "[7]",
                "{\"id\":1}",
                "{\"id\":12}",
                "{\"id\":123}",
                "{\"id\":12345}",
                "{\"a\":\"???>>>~~~\"}")) {
            byte[] bytes = Slice.utf8(each).toBytes();
            add(
                    "Base64 of " + each,
                    "base64, json",
                    Slice.of(Base64.getEncoder().encode(bytes)),
                    each);
            add(
                    "URL-safe Base64 of " + each,
                    "base64, json",
                    Slice.of(Base64.getUrlEncoder().encode(bytes)),
                    each);
            byte[] bare = Base64.getEncoder().withoutPadding().encode(bytes);
            if (bare.length >= 4) {
                add("Base64 without padding of " + each, "base64, json", Slice.of(bare), each);
            }
        }
        String letters = "{\"letters\":\"" + "abcdefghij".repeat(20) + "\"}";
        byte[] lines = Base64.getMimeEncoder().encode(Slice.utf8(letters).toBytes());
        add("Base64 on lines", "base64, json", Slice.of(lines), letters);
        add(
                "Base64 of documents in a row",
                "base64, json",
                Slice.utf8(Base64.getEncoder()
                        .encodeToString(Slice.utf8("{}{\"b\":2}").toBytes())),
                "{}",
                "{\"b\":2}");
        add(
                "Base64 of UTF-16",
                "base64, json",
                Slice.of(
                        Base64.getEncoder().encode(text("UTF-16LE", "{\"b\":2}").toBytes())),
                "{\"b\":2}");
    }

    /** Words that are Base64 of nothing that one would wrap. */
    private void words() {
        for (String each :
                List.of("test", "abcd1234", "W10", "e30", "MTIzNDU=", "aGVsbG8gd29ybGQ=", "0123456789abcdef")) {
            add("the word " + each, "text", Slice.utf8(each), '"' + each + '"');
        }
        add("the number 12345678", "json", Slice.utf8("12345678"), "12345678");
        add("bytes with a zero", "raw", Slice.utf8("ab\0c"), "\"YWIAYw==\"");
        add("Latin-1", "raw", hex("5AEB"), "\"Wus=\"");
        add("numbers of two bytes", "raw", hex("01000200FF00"), "\"AQACAP8A\"");
    }

    private static Slice text(String encoding, String text) {
        return Slice.of(text.getBytes(Charset.forName(encoding)));
    }

    private static Slice hex(String digits) {
        return Slice.of(HexFormat.of().parseHex(digits));
    }
}
