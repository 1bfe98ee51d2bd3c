package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEnvelopesTest {
    private static final String CHANGE = """
        {"awsRegion":"us-west-2","eventID":"e1","eventName":"MODIFY","userIdentity":null,"recordFormat":"application/json",\
        "tableName":"Music","dynamodb":{"ApproximateCreationDateTime":1700000000000,"Keys":{"id":{"S":"1"}},\
        "NewImage":{"id":{"S":"1"},"price":{"N":"12345678901234567890.10"},"raw":{"B":"AAEC"},"on":{"BOOL":false},\
        "gone":{"NULL":true},"tags":{"SS":["a","b"]},"sizes":{"NS":["1","2.50"]},"blobs":{"BS":["AA=="]},\
        "list":{"L":[{"N":"1"},{"M":{"deep":{"S":"x"}}}]}},\
        "OldImage":{"id":{"S":"1"}},"SizeBytes":59},"eventSource":"aws:dynamodb"}\
        """;
    private static final String PLAIN_CHANGE = """
        {"awsRegion":"us-west-2","eventID":"e1","eventName":"MODIFY","userIdentity":null,"recordFormat":"application/json",\
        "tableName":"Music","dynamodb":{"ApproximateCreationDateTime":1700000000000,"Keys":{"id":"1"},\
        "NewImage":{"id":"1","price":12345678901234567890.10,"raw":"AAEC","on":false,"gone":null,"tags":["a","b"],\
        "sizes":[1,2.50],"blobs":["AA=="],"list":[1,{"deep":"x"}]},"OldImage":{"id":"1"},"SizeBytes":59},\
        "eventSource":"aws:dynamodb"}\
        """;

    @Test
    void makesItemsOfDynamoDbPlain() {
        assertEquals(List.of("dynamodb > json: " + PLAIN_CHANGE), Decoded.auto(CHANGE));
        assertEquals(List.of("dynamodb > json: " + PLAIN_CHANGE), Decoded.named(CHANGE, Codec.DYNAMODB, Codec.JSON));
        assertEquals(
                List.of("dynamodb > json: " + PLAIN_CHANGE, "dynamodb > json: " + PLAIN_CHANGE),
                Decoded.auto("{\"Records\":[" + CHANGE + "," + CHANGE + "]}"));
    }

    @Test
    void recognisesADynamoDbChangeInAnyOrderOfKeys() {
        String change = "{\"dynamodb\":{\"Keys\":{\"id\":{\"N\":\"7\"}}},\"eventName\":\"REMOVE\"}";
        String plain = "{\"dynamodb\":{\"Keys\":{\"id\":7}},\"eventName\":\"REMOVE\"}";
        assertEquals(List.of("dynamodb > json: " + plain), Decoded.auto(change));
        assertEquals(List.of("dynamodb > json: " + plain), Decoded.auto(" {\n \"dynamodb\" : " + change.substring(12)));
    }

    @Test
    void leavesAttributesOfUnknownTypesAsTheyAre() {
        String odd =
                "{\"eventName\":\"INSERT\",\"dynamodb\":{\"Keys\":{\"a\":{\"N\":\"NaN\"},\"b\":{\"X\":\"1\"},\"c\":{\"S\":1},"
                    + "\"d\":5,\"e\":{\"S\":\"s\",\"N\":\"1\"},\"f\":{},\"g\":{\"NS\":[\"1\",\"x\"]}}}}";
        assertEquals(
                List.of("dynamodb > json: " + odd.replace("{\"NS\":[\"1\",\"x\"]}", "[1,\"x\"]")), Decoded.auto(odd));
    }

    @Test
    void readsDebeziumBySchema() {
        String change = """
            {"schema":{"type":"struct","fields":[{"type":"struct","optional":true,"field":"after","fields":[\
            {"type":"int64","field":"id"},\
            {"type":"bytes","name":"org.apache.kafka.connect.data.Decimal","parameters":{"scale":"2"},"field":"price"},\
            {"type":"struct","name":"io.debezium.data.VariableScaleDecimal","field":"any"},\
            {"type":"int32","name":"io.debezium.time.Date","field":"day"},\
            {"type":"int64","name":"io.debezium.time.MicroTimestamp","field":"at"},\
            {"type":"int64","name":"io.debezium.time.MicroTime","field":"clock"},\
            {"type":"int64","name":"org.apache.kafka.connect.data.Timestamp","field":"moment"},\
            {"type":"array","items":{"type":"int32","name":"org.apache.kafka.connect.data.Date"},"field":"days"},\
            {"type":"map","keys":{"type":"string"},"values":{"type":"int64","name":"io.debezium.time.Timestamp"},"field":"m"}]},\
            {"type":"string","field":"op"}],"name":"x.Envelope"},\
            "payload":{"before":null,"after":{"id":9007199254740993,"price":"BNI=","any":{"scale":3,"value":"/w=="},"day":19723,\
            "at":1704067200123456,"clock":3661000001,"moment":1704067200000,"days":[0,null],"m":{"k":-1}},"op":"c"}}\
            """;
        String plain = """
            {"before":null,"after":{"id":9007199254740993,"price":12.34,"any":-0.001,"day":"2024-01-01",\
            "at":"2024-01-01T00:00:00.123456","clock":"01:01:01.000001","moment":"2024-01-01T00:00:00Z",\
            "days":["1970-01-01",null],"m":{"k":"1969-12-31T23:59:59.999"}},"op":"c"}\
            """;
        assertEquals(List.of("debezium > json: " + plain), Decoded.auto(change));
        assertEquals(List.of("debezium > json: " + plain), Decoded.named(change, Codec.DEBEZIUM, Codec.JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"int64\",\"name\":\"io.debezium.time.Timestamp\"}",
                "{\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"parameters\":{\"scale\":\"2147483648\"}}",
                "{\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\"}",
                "{\"type\":\"struct\",\"fields\":7}"
            })
    void leavesValuesThatDoNotFitTheirSchema(String schema) {
        for (String value : List.of("\"AA==\"", "\"!\"", "1e999", "9223372036854775808", "{\"a\":1}", "[1]", "null")) {
            String document = "{\"schema\":" + schema + ",\"payload\":" + value + "}";
            assertEquals(
                    Decoded.auto(value).getFirst().replace("text: \"!", "json: \"!"),
                    Decoded.auto(document).getFirst().replace("debezium > ", ""),
                    document);
        }
    }

    @Test
    void leavesEnvelopesWholeThatOnlyWrap() {
        String event =
                "{\"version\":\"0\",\"id\":\"1\",\"detail-type\":\"Order\",\"source\":\"shop\",\"detail\":{\"a\":1}}";
        assertEquals(List.of("json > eventbridge: " + event), Decoded.auto(event));
        assertEquals(List.of("eventbridge > json: {\"a\":1}"), Decoded.named(event, Codec.EVENTBRIDGE, Codec.JSON));

        String row = "{\"data\":{\"id\":1},\"metadata\":{\"record-type\":\"data\",\"operation\":\"load\"}}";
        assertEquals(List.of("json > dms: " + row), Decoded.auto(row));
        assertEquals(List.of("dms > json: {\"id\":1}"), Decoded.named(row, Codec.DMS));
        String control = "{\"metadata\":{\"record-type\":\"control\",\"operation\":\"drop-table\"}}";
        assertEquals(List.of("json > dms: " + control), Decoded.auto(control));
        assertEquals(List.of("json: " + control), Decoded.named(control, Codec.DMS, Codec.JSON));

        String note = "{\"Type\":\"Notification\",\"TopicArn\":\"arn\",\"Message\":\"{\\\"a\\\":1}\"}";
        assertEquals(List.of("json > sns: " + note), Decoded.auto(note));
        assertEquals(List.of("sns > json: {\"a\":1}"), Decoded.named(note, Codec.SNS));

        String change = "{\"before\":null,\"after\":{\"id\":1},\"source\":{\"db\":\"x\"},\"op\":\"c\",\"ts_ms\":1}";
        assertEquals(List.of("json > debezium: " + change), Decoded.auto(change));
        assertEquals(List.of("json: " + change), Decoded.named(change, Codec.DEBEZIUM, Codec.JSON));
    }

    @Test
    void opensEventsOfQueuesAndBucketsWhereTheyAreNamed() {
        String message = "{\"messageId\":\"1\",\"body\":\"{\\\"a\\\":%d}\",\"eventSource\":\"aws:sqs\"}";
        String messages = "{\"Records\":[" + message.formatted(1) + "," + message.formatted(2) + "]}";
        assertEquals(List.of("json > sqs-event: " + messages), Decoded.auto(messages));
        assertEquals(
                List.of("sqs-event > json: {\"a\":1}", "sqs-event > json: {\"a\":2}"),
                Decoded.named(messages, Codec.SQS_EVENT));
        assertEquals(List.of("json > sqs-event: " + message.formatted(1)), Decoded.auto(message.formatted(1)));
        assertEquals(List.of("sqs-event > json: {\"a\":1}"), Decoded.named(message.formatted(1), Codec.SQS_EVENT));

        String put = "{\"eventSource\":\"aws:s3\",\"s3\":{\"object\":{\"key\":\"%s\"}}}";
        String puts = "{\"Records\":[" + put.formatted("a") + "," + put.formatted("b") + "]}";
        assertEquals(List.of("json > s3-event: " + puts), Decoded.auto(puts));
        assertEquals(
                List.of("s3-event > json: " + put.formatted("a"), "s3-event > json: " + put.formatted("b")),
                Decoded.named(puts, Codec.S3_EVENT));

        String mixed = "{\"Records\":[" + message.formatted(1) + "," + put.formatted("a") + "]}";
        assertEquals(
                List.of("DECODE: Records[1]: the record is not of the form of the first one"),
                Decoded.named(mixed, Codec.SQS_EVENT));
        String other = "{\"Records\":[{\"eventSource\":\"aws:ses\"}]}";
        assertEquals(List.of("json: " + other), Decoded.auto(other));
        assertEquals(List.of("json: " + other), Decoded.named(other, Codec.S3_EVENT));
    }

    @Test
    void takesTheRequestOfAnHttpEndpointApart() {
        String request = "{\"requestId\":\"r\",\"timestamp\":1578090901599,\"records\":[{\"data\":\"eyJhIjoxfQ==\"},"
                + "{\"data\":\"aGk=\"},{\"data\":\"!!!!\"},{\"date\":1}]}";
        Decoded decoded = Decoded.of(Chain.of(Codec.FIREHOSE_HTTP), Slice.utf8(request));
        assertEquals(
                List.of(
                        "firehose-http > json: {\"a\":1}",
                        "firehose-http > text: \"hi\"",
                        "DECODE: records[2]: not Base64 (Illegal base64 character 21)",
                        "DECODE: records[3]: the record has no string 'data'"),
                decoded.lines);
        assertEquals(
                Instant.ofEpochMilli(1578090901599L), decoded.records.getFirst().arrival());
        assertEquals(1, decoded.records.get(1).position().subsequence());
    }

    @Test
    void takesWhatTheAwsCliPrintsApart() {
        String printed = """
            {
                "Records": [
                    {
                        "SequenceNumber": "4951",
                        "ApproximateArrivalTimestamp": "2024-05-01T12:00:00.123000+02:00",
                        "Data": "eyJhIjoxfQ==",
                        "PartitionKey": "p1"
                    },
                    {"SequenceNumber": "4952", "ApproximateArrivalTimestamp": 1545084650.987, "Data": "H4sIAAAAAAAAA4uuBQCVCoU3AgAAAA==", "PartitionKey": "p2"},
                    {"SequenceNumber": "4953", "Data": "é"}
                ],
                "NextShardIterator": "AAA",
                "MillisBehindLatest": 0
            }
            """;
        Decoded decoded = Decoded.of(Chain.of(Codec.CLI_RECORDS), Slice.utf8(printed));
        assertEquals("cli-records > json: {\"a\":1}", decoded.lines.getFirst());
        assertEquals(
                Instant.parse("2024-05-01T10:00:00.123Z"),
                decoded.records.get(0).arrival());
        assertEquals(
                Instant.ofEpochMilli(1545084650987L), decoded.records.get(1).arrival());
        assertEquals("p1", decoded.records.getFirst().partitionKey());
        assertEquals("4952", decoded.records.get(1).position().sequence());
        assertEquals(-1, decoded.records.get(1).position().subsequence(), "a record of its own");
        assertEquals(
                "DECODE: Records[2]: not Base64 (Illegal base64 character 3f)",
                decoded.lines.get(2).replaceAll("character -?\\w+", "character 3f"));
        assertEquals(
                decoded.lines.subList(0, 2),
                Decoded.auto(printed.replace("\"é\"", "\"\"")).subList(0, 2));
    }

    @Test
    void numbersTheRecordsOfAnAggregateInWhatTheAwsCliPrints() {
        KplWriter aggregate = new KplWriter(10_000);
        aggregate.add("a", null, Slice.utf8("1"));
        aggregate.add("b", null, Slice.utf8("2"));
        String data = Base64Text.encode(aggregate.finish());
        String record = "{\"SequenceNumber\":\"7\",\"Data\":\"" + data + "\",\"PartitionKey\":\"p\"}";
        Decoded decoded = Decoded.of(Chain.AUTO, Slice.utf8("{\"Records\":[" + record + "," + record + "]}"));
        assertEquals(
                List.of("7#0 a", "7#1 b", "7#0 a", "7#1 b"),
                decoded.records.stream()
                        .map(each -> each.position().sequence() + "#"
                                + each.position().subsequence() + " " + each.partitionKey())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[]}",
                "{\"Records\":[{\"kinesis\":{\"data\":\"e30=\"}},7]}",
                "{\"Records\":[{\"SequenceNumber\":\"1\",\"Data\":\"e30=\"},7]}",
                "{\"records\":[1]}",
                "{\"requestId\":\"r\",\"timestamp\":5,\"records\":[]}",
                "{\"requestId\":\"r\",\"records\":[{\"data\":\"e30=\"}]}",
                "{\"messageType\":\"DATA_MESSAGE\"}",
                "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[1]}",
                "{\"data\":{\"a\":1}}",
                "{\"data\":1,\"metadata\":{}}",
                "{\"schema\":\"orders\",\"payload\":{}}",
                "{\"schema\":{\"type\":\"struct\"},\"payload\":{},\"more\":1}",
                "{\"op\":\"c\",\"after\":1}",
                "{\"dynamodb\":{\"Keys\":1},\"eventName\":\"x\"}",
                "{\"version\":\"0\",\"source\":\"a\",\"detail\":{}}",
                "{\"Type\":\"Notification\",\"Message\":\"m\"}",
                "{\"\":1}",
                "{}"
            })
    void leavesDocumentsWholeThatOnlyResembleAnEnvelope(String document) {
        assertEquals(List.of("json: " + document), Decoded.auto(document));
    }

    @Test
    void opensEnvelopesInLayersAndInEachOther() {
        Slice request = Slice.utf8("{\"requestId\":\"r\",\"timestamp\":1,\"records\":[{\"data\":\""
                + Base64Text.encode(Compressor.gzip(Slice.utf8(CHANGE + CHANGE))) + "\"}]}");
        assertEquals(
                List.of(
                        "gzip > firehose-http > gzip > dynamodb > json: " + PLAIN_CHANGE,
                        "gzip > firehose-http > gzip > dynamodb > json: " + PLAIN_CHANGE),
                Decoded.of(Chain.AUTO, Compressor.gzip(request)).lines);
    }

    @Test
    void copesWithItemsAsDeepAsJsonMayBe() {
        String deep = "{\"L\":[".repeat(2_400) + "{\"N\":\"1\"}" + "]}".repeat(2_400);
        String change = "{\"eventName\":\"INSERT\",\"dynamodb\":{\"Keys\":{\"a\":" + deep + "}}}";
        String plain = "{\"eventName\":\"INSERT\",\"dynamodb\":{\"Keys\":{\"a\":" + "[".repeat(2_400) + "1"
                + "]".repeat(2_400) + "}}}";
        assertEquals(List.of("dynamodb > json: " + plain), Decoded.auto(change));
    }
}
