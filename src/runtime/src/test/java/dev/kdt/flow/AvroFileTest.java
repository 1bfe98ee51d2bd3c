package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.codec.Decoder;
import dev.kdt.codec.Failure;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.Message;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Container files of Avro as input: a record a datum. */
class AvroFileTest {
    private static final int BLOCK_DATA = 10;
    private static final Schema ORDER = new Schema.Parser().parse("""
        {"type": "record", "name": "Order", "fields": [
          {"name": "id", "type": "int"}, {"name": "note", "type": "string"}]}\
        """);

    private final List<String> lines = new ArrayList<>();

    private static byte[] file(String codec, int blocks, String note) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(ORDER))) {
            writer.setCodec(CodecFactory.fromString(codec)).create(ORDER, bytes);
            for (int i = 1; i <= blocks * BLOCK_DATA; i++) {
                GenericRecord order = new GenericData.Record(ORDER);
                order.put("id", i);
                order.put("note", note);
                writer.append(order);
                if (i % BLOCK_DATA == 0) {
                    writer.sync();
                }
            }
        }
        return bytes.toByteArray();
    }

    /** Reads a file that comes a few bytes at a time; each record as a chain with the codec {@code avro} decodes it. */
    private List<String> read(byte[] file, MaxRecord max, long count) throws InterruptedException {
        InputStream slow = new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 7));
            }
        };
        FileLane lane = new FileLane(List.of(new Input("x", () -> slow)), InputFormat.AUTO, max, count);
        Decoder decoder = new Decoder(Chain.of(Codec.AVRO));
        for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
            batch.unread().forEach(each -> lines.add(each.position().inWords() + " " + each.reason()));
            batch.records().forEach(each -> decoder.decode(each, sink()));
        }
        return lines;
    }

    private Decoder.Sink sink() {
        return new Decoder.Sink() {
            @Override
            public void decoded(Message message) {
                lines.add(message.record().position().inWords() + " " + message.value());
            }

            @Override
            public void failed(KinesisRecord record, Failure failure) {
                lines.add(record.position().inWords() + " " + failure.message());
            }

            @Override
            public void empty(KinesisRecord wire) {
                lines.add(wire.position().inWords() + " nothing");
            }
        };
    }

    private static List<String> orders(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "x:" + i + " {\"id\":" + i + ",\"note\":\"lamp\"}")
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "zstandard"})
    void isARecordADatumAtItsNumber(String codec) throws Exception {
        assertEquals(orders(1, 50), read(file(codec, 5, "lamp"), MaxRecord.DEFAULT, Long.MAX_VALUE));
    }

    @Test
    void endsWithinABlock() throws Exception {
        assertEquals(orders(1, 13), read(file("null", 5, "lamp"), MaxRecord.DEFAULT, 13));
    }

    @Test
    void goesOnAfterABrokenBlock() throws Exception {
        byte[] file = file("snappy", 3, "lamp");
        file[file.length - 16 - 6] ^= 1; // In the last block: before the mark and the checksum.
        List<String> read = read(file, MaxRecord.DEFAULT, Long.MAX_VALUE);
        assertEquals(orders(1, 20), read.subList(0, 20));
        assertEquals(21, read.size());
        assertTrue(read.getLast().startsWith("x:21 avro: a block cannot be decompressed"), read.getLast());
    }

    @Test
    void findsTheBlockAfterABrokenOne() throws Exception {
        byte[] file = file("null", 3, "lamp");
        int first = IntStream.range(0, file.length)
                .filter(i -> file[i] == 'l' && file[i + 1] == 'a')
                .findFirst()
                .orElseThrow();
        file[first - 1] = 127; // The length of a text: beyond its block.
        List<String> read = read(file, MaxRecord.DEFAULT, Long.MAX_VALUE);
        assertTrue(read.getFirst().startsWith("x:1 avro: "), read.getFirst());
        assertEquals(orders(11, 30), read.subList(1, read.size()));
    }

    @Test
    void saysWhereAFileIsCutShort() throws Exception {
        byte[] file = file("null", 2, "lamp");
        List<String> read = read(Arrays.copyOf(file, file.length - 1), MaxRecord.DEFAULT, Long.MAX_VALUE);
        assertEquals(orders(1, 10), read.subList(0, 10));
        assertEquals(List.of("x:11 avro: the file is cut short"), read.subList(10, read.size()));
        lines.clear();
        assertEquals(
                List.of("x:1 avro: the file is cut short"),
                read(Arrays.copyOf(file, 30), MaxRecord.DEFAULT, Long.MAX_VALUE));
    }

    @Test
    void passesOverABlockThatIsTooLong() throws Exception {
        byte[] small = file("null", 1, "lamp");
        byte[] large = file("null", 2, "lamp".repeat(100));
        int header = indexOfBlock(small);
        byte[] both = Arrays.copyOf(large, large.length + small.length - header);
        System.arraycopy(small, header, both, large.length, small.length - header);
        System.arraycopy(large, indexOfBlock(large) - 16, both, both.length - 16, 16); // The mark of the file.
        List<String> read = read(both, new MaxRecord(1_000), Long.MAX_VALUE);
        assertTrue(read.getFirst().startsWith("x:1 the record is longer than 1000 bytes"), read.getFirst());
        assertTrue(read.get(1).startsWith("x:11 the record is longer than 1000 bytes"), read.get(1));
        assertEquals(12, read.size());
        assertEquals("x:21 {\"id\":1,\"note\":\"lamp\"}", read.get(2));
    }

    private static int indexOfBlock(byte[] file) {
        byte[] mark = Arrays.copyOfRange(file, file.length - 16, file.length);
        return IntStream.range(0, file.length)
                        .filter(i -> Arrays.equals(file, i, i + 16, mark, 0, 16))
                        .findFirst()
                        .orElseThrow()
                + 16;
    }
}
