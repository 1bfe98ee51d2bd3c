package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.DurationProto;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Int64Value;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.StructProto;
import com.google.protobuf.Timestamp;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.protobuf.MessageTypes;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protobuf messages as their own library writes them, and as nobody should. */
class ProtobufTest {
    private static final String UUID = "123456789abc4def8123456789abcdef";

    private static final FileDescriptorProto FILE = FileDescriptorProto.newBuilder()
            .setName("orders.proto")
            .setPackage("shop")
            .setSyntax("proto3")
            .addDependency("google/protobuf/timestamp.proto")
            .addDependency("google/protobuf/duration.proto")
            .addDependency("google/protobuf/struct.proto")
            .addDependency("google/protobuf/wrappers.proto")
            .addEnumType(EnumDescriptorProto.newBuilder()
                    .setName("Status")
                    .addValue(
                            EnumValueDescriptorProto.newBuilder().setName("NEW").setNumber(0))
                    .addValue(EnumValueDescriptorProto.newBuilder()
                            .setName("PAID")
                            .setNumber(1)))
            .addMessageType(DescriptorProto.newBuilder()
                    .setName("Order")
                    .addField(field("order_id", 1, FieldDescriptorProto.Type.TYPE_INT64))
                    .addField(field("total", 2, FieldDescriptorProto.Type.TYPE_UINT64))
                    .addField(field("rate", 3, FieldDescriptorProto.Type.TYPE_FLOAT))
                    .addField(field("note", 4, FieldDescriptorProto.Type.TYPE_STRING))
                    .addField(field("raw", 5, FieldDescriptorProto.Type.TYPE_BYTES))
                    .addField(field("status", 6, FieldDescriptorProto.Type.TYPE_ENUM)
                            .setTypeName(".shop.Status"))
                    .addField(field("tags", 7, FieldDescriptorProto.Type.TYPE_STRING)
                            .setLabel(Label.LABEL_REPEATED))
                    .addField(field("stock", 8, FieldDescriptorProto.Type.TYPE_MESSAGE)
                            .setTypeName(".shop.Order.StockEntry")
                            .setLabel(Label.LABEL_REPEATED))
                    .addField(field("at", 9, FieldDescriptorProto.Type.TYPE_MESSAGE)
                            .setTypeName(".google.protobuf.Timestamp"))
                    .addField(field("took", 10, FieldDescriptorProto.Type.TYPE_MESSAGE)
                            .setTypeName(".google.protobuf.Duration"))
                    .addField(field("more", 11, FieldDescriptorProto.Type.TYPE_MESSAGE)
                            .setTypeName(".google.protobuf.Struct"))
                    .addField(field("count", 12, FieldDescriptorProto.Type.TYPE_MESSAGE)
                            .setTypeName(".google.protobuf.Int64Value"))
                    .addField(field("parent", 13, FieldDescriptorProto.Type.TYPE_MESSAGE)
                            .setTypeName(".shop.Order"))
                    .addNestedType(DescriptorProto.newBuilder()
                            .setName("StockEntry")
                            .addField(field("key", 1, FieldDescriptorProto.Type.TYPE_INT32))
                            .addField(field("value", 2, FieldDescriptorProto.Type.TYPE_UINT32))
                            .setOptions(MessageOptions.newBuilder().setMapEntry(true))))
            .build();

    private final Descriptor order = order();

    private static FieldDescriptorProto.Builder field(String name, int number, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(Label.LABEL_OPTIONAL);
    }

    private static Descriptor order() {
        try {
            return FileDescriptor.buildFrom(FILE, new FileDescriptor[] {
                        TimestampProto.getDescriptor(),
                        DurationProto.getDescriptor(),
                        StructProto.getDescriptor(),
                        WrappersProto.getDescriptor()
                    })
                    .findMessageTypeByName("Order");
        } catch (com.google.protobuf.Descriptors.DescriptorValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static Slice descriptors() {
        return Slice.of(FileDescriptorSet.newBuilder().addFile(FILE).build().toByteArray());
    }

    /** Payloads are orders. */
    static Chain chain() throws CodecException {
        return Chain.of(Codec.PROTOBUF).with(MessageTypes.of(descriptors(), "shop.Order"));
    }

    private FieldDescriptor named(String name) {
        return order.findFieldByName(name);
    }

    @Test
    void readsAllTypesThatTheLibraryWrites() throws Exception {
        Descriptor entry = order.findNestedTypeByName("StockEntry");
        DynamicMessage message = DynamicMessage.newBuilder(order)
                .setField(named("order_id"), Long.MIN_VALUE)
                .setField(named("total"), -1L)
                .setField(named("rate"), 0.1f)
                .setField(named("note"), "Zoë")
                .setField(named("raw"), ByteString.copyFrom(new byte[] {1, 2, 3}))
                .setField(named("status"), named("status").getEnumType().findValueByNumber(1))
                .addRepeatedField(named("tags"), "a")
                .addRepeatedField(named("tags"), "b")
                .addRepeatedField(
                        named("stock"),
                        DynamicMessage.newBuilder(entry)
                                .setField(entry.findFieldByNumber(1), 7)
                                .setField(entry.findFieldByNumber(2), -1)
                                .build())
                .setField(
                        named("at"),
                        Timestamp.newBuilder()
                                .setSeconds(1)
                                .setNanos(500_000_000)
                                .build())
                .setField(
                        named("took"),
                        Duration.newBuilder()
                                .setSeconds(-1)
                                .setNanos(-500_000_000)
                                .build())
                .setField(
                        named("more"),
                        Struct.newBuilder()
                                .putFields(
                                        "n",
                                        com.google.protobuf.Value.newBuilder()
                                                .setNumberValue(2)
                                                .build())
                                .putFields(
                                        "z",
                                        com.google.protobuf.Value.newBuilder()
                                                .setNullValue(NullValue.NULL_VALUE)
                                                .build())
                                .build())
                .setField(named("count"), Int64Value.of(9_007_199_254_740_993L))
                .setField(
                        named("parent"),
                        DynamicMessage.newBuilder(order)
                                .setField(named("order_id"), 5L)
                                .build())
                .build();
        Slice payload = Slice.of(message.toByteArray());
        List<String> expected =
                List.of("{\"order_id\":-9223372036854775808,\"total\":18446744073709551615,\"rate\":0.1,"
                    + "\"note\":\"Zoë\",\"raw\":\"AQID\",\"status\":\"PAID\",\"tags\":[\"a\",\"b\"],\"stock\":{\"7\":4294967295},"
                    + "\"at\":\"1970-01-01T00:00:01.500Z\",\"took\":\"-1.5s\",\"more\":{\"n\":2,\"z\":null},"
                    + "\"count\":9007199254740993,\"parent\":{\"order_id\":5}}");
        assertEquals(expected, PayloadResult.of(chain(), payload).values());
        assertEquals(
                List.of("zstd > protobuf"),
                PayloadResult.of(Chain.AUTO.with(MessageTypes.of(descriptors(), null)), Compressor.zstd(payload))
                        .chains());
        Slice glue = Packed.row(Slice.of(HexFormat.of().parseHex("0300" + UUID + "00")), payload);
        Slice confluent = Packed.row(Slice.of(HexFormat.of().parseHex("000000000700")), payload);
        Slice nested = Packed.row(Slice.of(HexFormat.of().parseHex("0000000007040200")), payload);
        for (Slice each : List.of(glue, confluent, nested)) {
            assertEquals(expected, PayloadResult.of(chain(), each).values());
        }
        assertEquals(List.of("glue > protobuf"), PayloadResult.of(chain(), glue).chains());
        assertEquals(
                List.of("confluent > protobuf"),
                PayloadResult.of(chain(), confluent).chains());
    }

    @Test
    void writesWhatItReads() throws Exception {
        String order = "{\"order_id\":-9223372036854775808,\"total\":18446744073709551615,\"rate\":0.1,"
            + "\"note\":\"Zoë\",\"raw\":\"AQID\",\"status\":\"PAID\",\"tags\":[\"a\",\"b\"],\"stock\":{\"7\":4294967295},"
            + "\"at\":\"1970-01-01T00:00:01.500Z\",\"took\":\"-1.5s\",\"more\":{\"l\":[true,\"x\",{}],\"n\":2,\"z\":null},"
            + "\"count\":9007199254740993,\"parent\":{\"order_id\":5}}";
        Slice payload = written(order);
        assertEquals(List.of(order), PayloadResult.of(chain(), payload).values());
        DynamicMessage message = DynamicMessage.parseFrom(this.order, payload.toBytes());
        assertEquals(-1L, message.getField(named("total")));
        assertEquals(
                List.of("{\"order_id\":5,\"status\":\"PAID\"}"),
                PayloadResult.of(chain(), written("{\"orderId\":5,\"note\":null,\"status\":1}"))
                        .values());
    }

    @Test
    void refusesToWriteWhatTheSchemaDoesNotHave() {
        for (String[] each : new String[][] {
            {"{\"order_id\":1.5}", "protobuf: .order_id is a number, not a whole number of 64 bits"},
            {"{\"total\":-1}", "protobuf: .total is a number, not a whole number of 64 bits that is not negative"},
            {"{\"nots\":1}", "protobuf: shop.Order has no field .nots (leave it out, or add it to the schema)"},
            {"{\"parent\":{\"tags\":[\"a\",1]}}", "protobuf: .parent.tags[1] is a number, not a string"},
            {"{\"status\":\"GONE\"}", "protobuf: .status is a string, not a name of shop.Status"},
            {"{\"raw\":\"?\"}", "protobuf: .raw is a string, not Base64, as bytes are"},
            {"{\"at\":\"noon\"}", "protobuf: .at is a string, not a time such as 2026-11-27T10:00:00Z"},
            {"{\"took\":\"1\"}", "protobuf: .took is a string, not a duration such as 1.5s"},
            {"[]", "protobuf: the value is an array, not a message shop.Order"},
        }) {
            assertEquals(
                    each[1],
                    assertThrows(CodecException.class, () -> written(each[0]), each[0])
                            .getMessage());
        }
    }

    private static Slice written(String json) throws CodecException, JsonException {
        ByteBuilder out = new ByteBuilder();
        MessageTypes.of(descriptors(), "shop.Order").writer().write(new JsonReader().read(Slice.utf8(json)), out);
        return out.view();
    }

    @Test
    void anEmptyPayloadIsAMessageWithNothingSet() throws CodecException {
        assertEquals(List.of("{}"), PayloadResult.of(chain(), Slice.EMPTY).values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"08", "2AFFFFFFFF0F00", "0F", "22020000FF", "6A026A", "22 02 C3 28"})
    void refusesWhatIsNoSuchMessage(String hex) throws CodecException {
        String failure = PayloadResult.of(chain(), Slice.of(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .failure();
        assertTrue(failure.startsWith("protobuf: the payload is no shop.Order"), failure);
    }

    @Test
    void tellsWhatIsWrongWithDescriptors() {
        assertEquals(
                "protobuf: there is no message shop.Oder (there are: shop.Order)", problem(descriptors(), "shop.Oder"));
        assertTrue(problem(Slice.utf8("{}"), null).startsWith("protobuf: the file is no descriptor set"));
        Slice alone = Slice.of(FileDescriptorSet.newBuilder()
                .addFile(FILE.toBuilder().addDependency("other.proto"))
                .build()
                .toByteArray());
        assertTrue(problem(alone, null).contains("has no other.proto, which orders.proto imports"));
        Slice circle = Slice.of(FileDescriptorSet.newBuilder()
                .addFile(FILE.toBuilder().addDependency("orders.proto"))
                .build()
                .toByteArray());
        assertTrue(problem(circle, null).contains("orders.proto imports itself"));
    }

    private static String problem(Slice descriptors, @org.jspecify.annotations.Nullable String message) {
        return String.valueOf(assertThrows(CodecException.class, () -> MessageTypes.of(descriptors, message))
                .getMessage());
    }
}
