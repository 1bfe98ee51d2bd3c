package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All the records that one producer writes are read by the same chain, however long they are and whatever they say. */
class SnifferFamiliesTest {
    private static final int SIZE = 3_000;

    /** A producer: its records by their numbers. */
    record Producer(String chain, IntFunction<byte[]> records) {}

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static Arguments producer(String name, String chain, IntFunction<byte[]> records) {
        return Arguments.of(name, new Producer(chain, records));
    }

    private static Arguments texts(String name, String chain, IntFunction<String> texts) {
        return producer(name, chain, i -> texts.apply(i).getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> words() {
        return Stream.of(
                texts("hexadecimal ids", "text", i -> "x" + HexFormat.of().formatHex(random(i, 1 + i % 40))),
                texts("ids of letters and digits", "text", i -> word(i, 3 + i % 60)),
                texts("base64 of random bytes", "text", i -> Base64.getEncoder().encodeToString(random(i, 3 + i % 60))),
                texts("base64 of words", "text", i -> base64(word(i, 1 + i % 40))),
                texts("base64 of numbers", "text", i -> base64(String.valueOf(i * 7919L * i))),
                texts("base64 of sentences", "text", i -> base64(sentence(i))),
                texts(
                        "base64 of ids in hexadecimal",
                        "text",
                        i -> base64(HexFormat.of().formatHex(random(i, 8)))),
                producer("base64 of counters", "text", i -> Base64.getEncoder().encode(bigEndian(i))),
                texts(
                        "words that begin as base64 of marks do",
                        "text",
                        i -> List.of("H4sI", "eJw", "UEsDB", "KLUv", "/w", "AAAA")
                                        .get(i % 6)
                                + word(i, i % 20)),
                texts(
                        "words that come out as small maps",
                        "text",
                        i -> List.of("gaF", "oWF", "omI", "AwA", "AwV").get(i % 5) + word(i, 1 + i % 40)),
                producer(
                        "base64 of maps of MessagePack",
                        "text",
                        i -> Base64.getEncoder()
                                .encode(bytes(
                                        new byte[] {(byte) 0x81, (byte) 0xA2, 'i', 'd', (byte) 0xD3}, bigEndian(i)))),
                texts("sentences", "text", SnifferFamiliesTest::sentence),
                texts("sentences in other letters", "text", i -> "Привет, 世界 " + i),
                texts("messages of FIX", "text", i -> "8=FIX.4.4\0019=" + i + "\00135=D\001"),
                texts("lines of a colourful log", "text", i -> "\033[32mINFO\033[0m " + i + "\r\n"));
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                texts("base64 of documents", "base64 > json", i -> base64(document(i))),
                texts(
                        "base64 without padding of documents",
                        "base64 > json",
                        i -> base64(document(i)).replace("=", "")),
                texts(
                        "base64 of gzip",
                        "base64 > gzip > json",
                        i -> Base64.getEncoder()
                                .encodeToString(
                                        Compressor.gzip(Slice.utf8(document(i))).toBytes())),
                producer(
                        "gzip",
                        "gzip > json",
                        i -> Compressor.gzip(Slice.utf8(document(i))).toBytes()),
                producer(
                        "maps of MessagePack",
                        "msgpack",
                        i -> bytes(
                                new byte[] {(byte) 0x82, (byte) 0xA2, 'i', 'd', (byte) 0xD3},
                                bigEndian(i),
                                new byte[] {(byte) 0xA1, 'n', (byte) (0xA0 | i % 32)},
                                "x".repeat(i % 32).getBytes(StandardCharsets.US_ASCII))),
                producer(
                        "maps of CBOR",
                        "cbor",
                        i -> bytes(
                                new byte[] {(byte) 0xA2, 0x62, 'i', 'd', 0x1B},
                                bigEndian(i),
                                new byte[] {0x61, 'n', (byte) (0x60 | i % 24)},
                                "x".repeat(i % 24).getBytes(StandardCharsets.US_ASCII))),
                producer(
                        "zlib",
                        "zlib > json",
                        i -> Compressor.zlib(Slice.utf8(document(i))).toBytes()));
    }

    static Stream<Arguments> encodings() {
        return Stream.of("UTF-16LE", "UTF-16BE").flatMap(each -> {
            Charset charset = Charset.forName(each);
            return Stream.of(
                    producer(
                            each + " letters",
                            "utf-16 > text",
                            i -> word(i, 1 + i % 30).replaceAll("\\d", "é").getBytes(charset)),
                    producer(
                            each + " sentences",
                            "utf-16 > text",
                            i -> sentence(i).getBytes(charset)),
                    producer(each + " prices", "utf-16 > text", i -> ("“" + i + " €” 😀").getBytes(charset)),
                    producer(
                            each + " documents",
                            "utf-16 > json",
                            i -> ("{\"名\":\"東京都" + "世界".repeat(i % 9) + "\"}").getBytes(charset)),
                    producer(
                            each + " with a mark",
                            "utf-16 > text",
                            i -> ("\uFEFF" + "世界Жé\n".repeat(i % 5 + 1)).getBytes(charset)),
                    producer(
                            each + " of other letters without a mark",
                            "raw",
                            i -> ("東京" + (char) (0x4E80 + i)).getBytes(charset)));
        });
    }

    static Stream<Arguments> binaries() {
        return Stream.of(
                producer("counters of eight bytes", "raw", i -> bigEndian(i)),
                producer("counters of four bytes, the low one first", "raw", i -> littleEndian(i % 256)),
                producer("pairs of counters", "raw", i -> bytes(bigEndian(i), bigEndian(i * 31L))),
                producer(
                        "blocks of a size", "raw", i -> bytes(bigEndian((long) (i % 64 + 2) << 32 | 5), random(i, 40))),
                producer("digests", "raw", i -> random(i, 32)),
                producer(
                        "messages of Protocol Buffers",
                        "raw",
                        i -> bytes(
                                new byte[] {8, (byte) (i & 0x7F), 0x12, 5},
                                word(i, 5).getBytes(StandardCharsets.US_ASCII))),
                producer("braces and bytes", "raw", i -> bytes(new byte[] {'{', (byte) (i & 31), 0}, random(i, 20))),
                producer(
                        "an object's beginning and bytes",
                        "raw",
                        i -> bytes(new byte[] {'{', '"', 0, (byte) 0xFF}, random(i, 20))),
                producer("brackets and bytes", "raw", i -> bytes(new byte[] {'[', 0, (byte) 0xFF}, random(i, 20))),
                producer(
                        "marks of gzip and bytes",
                        "raw",
                        i -> bytes(new byte[] {0x1F, (byte) 0x8B, 8, (byte) 0xE0}, random(i, 20))),
                producer(
                        "marks of zlib and bytes",
                        "raw",
                        i -> bytes(new byte[] {0x78, (byte) 0x9C, (byte) 0xFF, 7}, random(i, 20))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"words", "documents", "encodings", "binaries"})
    void readsAllRecordsOfAProducerAlike(String name, Producer producer) {
        Decoder decoder = new Decoder(Chain.AUTO);
        Set<String> chains = IntStream.range(0, SIZE)
                .mapToObj(i -> Decoded.by(decoder, Slice.of(producer.records().apply(i))).lines)
                .map(lines -> String.join("\n", lines).replaceFirst(": .*", ""))
                .collect(Collectors.toSet());
        assertEquals(Set.of(producer.chain()), chains, name);
    }

    /** Some random bytes are text, since any bytes are some text; hardly any are taken for a layer or for another encoding. */
    @ParameterizedTest
    @MethodSource("lengths")
    void takesRandomBytesForNothingElse(int length) {
        Decoder decoder = new Decoder(Chain.AUTO);
        Random random = new Random(length);
        int others = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String line = Decoded.by(decoder, Slice.of(bytes)).lines.getFirst();
            others += line.startsWith("raw: ") || line.startsWith("text: ") || line.startsWith("json: ") ? 0 : 1;
        }
        assertTrue(
                others <= (length == 2 ? 200 : length == 4 ? 25 : 1), others + " of random bytes are something else");
    }

    static List<Integer> lengths() {
        return List.of(2, 4, 8, 16, 32, 100);
    }

    private static byte[] random(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        // No UTF-8, and no digit in Base64: among all bytes are words and numbers.
        bytes[0] = (byte) ((bytes[0] & 0x3F) | 0x80);
        return bytes;
    }

    private static String word(int seed, int length) {
        Random random = new Random(seed * 31L + length);
        StringBuilder word = new StringBuilder();
        while (word.length() < length) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length() - 2)));
        }
        return word.isEmpty() || word.chars().allMatch(Character::isDigit) ? word + "a" : word.toString();
    }

    private static String sentence(int i) {
        return "The " + word(i, 1 + i % 9) + " is " + i + " years old, naïve: it's “" + word(i + 1, 3) + "”.";
    }

    private static String document(int i) {
        return i % 3 == 0
                ? "[" + i + "]"
                : i % 3 == 1 ? "{\"id\":" + i + "}" : "{ \"name\": \"" + sentence(i) + "\" }\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bigEndian(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] littleEndian(int number) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private static byte[] bytes(byte[]... parts) {
        return Packed.row(Stream.of(parts).map(Slice::of).toArray(Slice[]::new)).toBytes();
    }
}
