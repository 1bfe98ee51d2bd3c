package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.record.MaxRecord;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Payloads that grow beyond all bounds end as one failure, soon. */
@Timeout(120)
class DecodingBoundsTest {
    private static final MaxRecord SMALL = new MaxRecord(100_000);

    private static List<String> small(Slice payload) {
        return Decoded.of(Chain.AUTO, payload, SMALL).lines;
    }

    @Test
    void refusesTooManyDocumentsInARow() {
        assertEquals(
                List.of("DECODE: the payload holds more than 1000000 records (decode: raw takes it for one)"),
                Decoded.auto("{}".repeat(1_000_001)));
        assertEquals(
                List.of("DECODE: the payload holds more than 1000000 records (decode: raw takes it for one)"),
                Decoded.of(
                                Chain.AUTO,
                                Slice.utf8(Base64.getEncoder()
                                        .encodeToString(Slice.utf8("[]".repeat(1_000_001))
                                                .array())))
                        .lines);
        assertEquals(200_000, Decoded.auto("{}\n".repeat(200_000)).size());
    }

    @Test
    void refusesTooManyMembersOfGzip() {
        Slice member = Compressor.gzip(Slice.EMPTY);
        Slice[] members = new Slice[1_000_001];
        Arrays.fill(members, member);
        assertEquals(
                List.of("DECODE: the payload holds more than 1000000 records (decode: raw takes it for one)"),
                Decoded.of(Chain.AUTO, Packed.row(members)).lines);
    }

    @Test
    void refusesLayersThatTogetherHaveTooManyBytes() {
        Slice bomb = Compressor.gzip(Compressor.gzip(Slice.of(new byte[90_000])));
        Slice[] bombs = Collections.nCopies(20, bomb).toArray(Slice[]::new);
        List<String> lines = small(Compressor.gzip(Packed.row(bombs)));
        assertEquals(
                "DECODE: the layers of the payload have more than 900000 bytes together (--max-record raises the"
                        + " limit)",
                lines.getLast());
        assertEquals(1, lines.stream().filter(line -> line.startsWith("DECODE")).count());
        assertTrue(lines.size() < 12, lines.size() + " lines");
    }

    @Test
    void refusesLogEventsThatAreEachGivenMuch() {
        String logs = "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"" + "g".repeat(40_000) + "\",\"logEvents\":["
                + "{},".repeat(1_000) + "{}]}";
        assertEquals(
                List.of("DECODE: " + SMALL.refusal()),
                Decoded.of(Chain.of(Codec.CLOUDWATCH_LOGS), Slice.utf8(logs), SMALL).lines);
        assertEquals(List.of("DECODE: " + SMALL.refusal()), small(Slice.utf8(logs)));
    }

    @Test
    void refusesNestedLayersOfEachKind() {
        for (Compression how : Compression.values()) {
            Slice nested = Slice.utf8("{}");
            for (int i = 0; i < 20; i++) {
                nested = Packed.of(how, nested);
            }
            assertEquals(List.of("DECODE: more than 8 layers around the payload"), small(nested), how.name());
            assertEquals(
                    1,
                    small(Packed.of(how, Packed.of(how, Slice.of(new byte[2_000_000]))))
                            .size(),
                    how.name());
        }
        String base64 = "{}";
        for (int i = 0; i < 40; i++) {
            base64 = Base64.getEncoder().encodeToString(Slice.utf8(base64).array());
        }
        assertEquals(List.of("DECODE: more than 8 layers around the payload"), Decoded.auto(base64));
    }

    @Test
    void refusesDeepDocumentsOnce() {
        for (String open : List.of("[", "{\"a\":", "{\"dynamodb\":", "{\"schema\":", "{\"Records\":[")) {
            List<String> lines = Decoded.auto(open.repeat(300_000));
            assertEquals(1, lines.size());
        }
    }
}
