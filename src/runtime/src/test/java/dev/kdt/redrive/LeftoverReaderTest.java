package dev.kdt.redrive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.StringValue;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leftovers of each kind, as the services' documentation shows them. */
class LeftoverReaderTest {
    private static final String HELLO = base64("hello");

    /** "AWS Lambda Developer Guide, Retain discarded batch records for a Kinesis Data Streams event source in Lambda", the message. */
    private static final String ON_FAILURE = """
        {
            "requestContext": {
                "requestId": "c9b8fa9f-5a7f-xmpl-af9c-0c604cde93a5",
                "functionArn": "arn:aws:lambda:us-east-2:123456789012:function:myfunction",
                "condition": "RetryAttemptsExhausted",
                "approximateInvokeCount": 1
            },
            "responseContext": {
                "statusCode": 200,
                "executedVersion": "$LATEST",
                "functionError": "Unhandled"
            },
            "version": "1.0",
            "timestamp": "2019-11-14T00:38:06.021Z",
            "KinesisBatchInfo": {
                "shardId": "shardId-000000000001",
                "startSequenceNumber": "49601189658422359378836298521827638475320189012309704722",
                "endSequenceNumber": "49601189658422359378836298522902373528957594348623495186",
                "approximateArrivalOfFirstRecord": "2019-11-14T00:38:04.835Z",
                "approximateArrivalOfLastRecord": "2019-11-14T00:38:05.580Z",
                "batchSize": 500,
                "streamArn": "arn:aws:kinesis:us-east-2:123456789012:stream/mystream"%s
            }%s
        }\
        """;

    private static final String RANGE = "range mystream shardId-000000000001"
            + " 49601189658422359378836298521827638475320189012309704722"
            + " 49601189658422359378836298522902373528957594348623495186 500";

    /** "AWS Lambda Developer Guide, Using Lambda to process records from Amazon Kinesis Data Streams". */
    private static final String KINESIS_EVENT = """
        {"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"1",
        "sequenceNumber":"49590338271490256608559692538361571095921575989136588898",
        "data":"SGVsbG8sIHRoaXMgaXMgYSB0ZXN0Lg==","approximateArrivalTimestamp":1545084650.987},
        "eventSource":"aws:kinesis","eventVersion":"1.0",
        "eventID":"shardId-000000000006:49590338271490256608559692538361571095921575989136588898",
        "eventName":"aws:kinesis:record","invokeIdentityArn":"arn:aws:iam::123456789012:role/lambda-role",
        "awsRegion":"us-east-2","eventSourceARN":"arn:aws:kinesis:us-east-2:123456789012:stream/lambda-stream"}]}\
        """;

    /** "Amazon Data Firehose Developer Guide, Transform source data in Amazon Data Firehose". */
    private static final String FIREHOSE_EVENT = """
        {"invocationId":"i","deliveryStreamArn":"arn:aws:firehose:us-east-1:1:deliverystream/d","region":"us-east-1",
        "records":[{"recordId":"r1","approximateArrivalTimestamp":1545084650987,"data":"aGVsbG8="},
        {"recordId":"r2","approximateArrivalTimestamp":1545084650987,"data":"aGVsbG8="}]}\
        """;

    private static final String PARKED =
            "{\"stream\":\"orders\",\"shard\":\"shardId-000000000000\",\"sequence\":\"49\",\"key\":\"k\",\"encoding\":\"text\","
                + "\"data\":\"hello\",%s\"failure\":{\"stage\":\"%s\",\"message\":\"m\"}}";

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return StringValue.of(text).toString();
    }

    private static List<String> read(String text) throws CodecException {
        List<String> found = new ArrayList<>();
        KinesisRecord piece = KinesisRecord.of(Position.inFile("f", 7), Slice.utf8(text));
        new LeftoverReader().read(piece, each -> found.add(words(each)));
        return found;
    }

    private static String words(Leftover leftover) {
        return switch (leftover) {
            case Leftover.Whole whole ->
                whole.kind() + " " + whole.record().data().toText();
            case Leftover.Range(SequenceRange range, LeftoverPlace _) ->
                "range " + range.stream() + " " + range.shard() + " " + range.first() + " " + range.last() + " "
                        + range.size();
            case Leftover.Unloaded(String url, LeftoverPlace _) -> "unloaded " + url;
        };
    }

    @Test
    void findsParkedRecordsAndResults() throws CodecException {
        assertEquals(List.of("parked-record hello"), read(PARKED.formatted("", "step")));
        assertEquals(List.of("parked-record hello"), read(PARKED.formatted("", "decode")));
        assertEquals(List.of("parked-result hello"), read(PARKED.formatted("\"to\":\"kinesis:x\",", "deliver")));
    }

    /** "Amazon Data Firehose Developer Guide, Data transformation failure handling". */
    @Test
    void findsRecordsThatCouldNotBeTransformed() throws CodecException {
        assertEquals(
                List.of("firehose-error hello"),
                read("{\"attemptsMade\":4,\"arrivalTimestamp\":1479835513243,\"errorCode\":\"Lambda.MissingRecordId\","
                        + "\"errorMessage\":\"One or more record Ids were not returned. Ensure that the Lambda function"
                        + " returns all received record Ids.\",\"attemptEndingTimestamp\":1479835886342,\"rawData\":\""
                        + HELLO + "\",\"lambdaArn\":\"arn:aws:lambda:us-east-1:1:function:f\"}"));
    }

    /** "Amazon Data Firehose Developer Guide, Error handling for data format conversion". */
    @Test
    void findsRecordsThatCouldNotBeConverted() throws CodecException {
        assertEquals(
                List.of("format-conversion-failed hello"),
                read("{\"attemptsMade\":1,\"arrivalTimestamp\":1479835513243,"
                        + "\"lastErrorCode\":\"DataFormatConversion.MalformedData\",\"lastErrorMessage\":\"m\","
                        + "\"attemptEndingTimestamp\":1479835886342,\"rawData\":\"" + HELLO
                        + "\",\"sequenceNumber\":\"49\",\"subSequenceNumber\":null,"
                        + "\"dataCatalogTable\":{\"catalogId\":\"1\",\"databaseName\":\"d\",\"tableName\":\"t\","
                        + "\"region\":\"us-east-1\",\"versionId\":\"LATEST\",\"roleArn\":\"arn\"}}"));
    }

    /** "Amazon Data Firehose Developer Guide, Handle data delivery failures", Amazon OpenSearch Service. */
    @Test
    void findsRecordsThatCouldNotBeIndexed() throws CodecException {
        assertEquals(
                List.of("firehose-error hello"),
                read("{\"attemptsMade\": \"8\", \"arrivalTimestamp\": \"1479835513243\", \"errorCode\": \"403\","
                        + " \"errorMessage\": \"m\", \"attemptEndingTimestamp\": \"1479835886342\", \"rawData\":"
                        + " \""
                        + HELLO
                        + "\", \"subsequenceNumber\": \"0\", \"esDocumentId\": \"i\", \"esIndexName\": \"i\","
                        + " \"esTypeName\": \"t\"}"));
    }

    /** "Amazon Redshift Database Developer Guide, Using a manifest to specify data files". */
    @Test
    void findsTheObjectsOfAManifest() throws CodecException {
        assertEquals(
                List.of("unloaded s3://amzn-s3-demo-bucket/custdata.1", "unloaded s3://amzn-s3-demo-bucket/custdata.2"),
                read("{\"entries\": [{\"url\":\"s3://amzn-s3-demo-bucket/custdata.1\",\"mandatory\":true},\n"
                        + "{\"url\":\"s3://amzn-s3-demo-bucket/custdata.2\",\"mandatory\":false}]}"));
    }

    @Test
    void findsTheRangeOfABatchThatLambdaGaveUp() throws CodecException {
        assertEquals(List.of(RANGE), read(ON_FAILURE.formatted("", "")));
    }

    @Test
    void findsTheRecordsOfABatchThatLambdaPutIntoABucket() throws CodecException {
        String payload = ",\"payload\":" + quoted(KINESIS_EVENT);
        assertEquals(List.of("lambda-batch Hello, this is a test."), read(ON_FAILURE.formatted("", payload)));
        assertEquals(List.of(RANGE), read(ON_FAILURE.formatted("", ",\"payload\":\"cut of\"")));
    }

    @Test
    void findsWhatIsWrappedInMessages() throws CodecException {
        String body = quoted(ON_FAILURE.formatted("", ""));
        String sqs = "{\"MessageId\":\"i\",\"ReceiptHandle\":\"h\",\"MD5OfBody\":\"m\",\"Body\":" + body + "}";
        String sns =
                "{\"Type\":\"Notification\",\"MessageId\":\"i\",\"TopicArn\":\"arn:aws:sns:us-east-1:1:t\",\"Message\":"
                        + body + "}";
        List<String> wrapped = List.of(
                sqs,
                "{\"Messages\":[" + sqs + "]}",
                sns,
                "{\"Body\":" + quoted(sns) + "}",
                "{\"Records\":[{\"messageId\":\"i\",\"body\":" + body + ",\"eventSource\":\"aws:sqs\"}]}",
                "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"Type\":\"Notification\",\"Message\":" + body
                        + "}}]}",
                "{\"version\":\"0\",\"id\":\"i\",\"detail-type\":\"t\",\"source\":\"lambda\",\"detail\":"
                        + ON_FAILURE.formatted("", "") + "}",
                "{\"eventSource\":\"aws:kafka\",\"records\":{\"t-0\":[{\"topic\":\"t\",\"offset\":1,\"value\":\""
                        + base64(ON_FAILURE.formatted("", "")) + "\"}]}}",
                "{\"topic\":\"t\",\"partition\":0,\"offset\":5,\"value\":" + body + "}");
        for (String each : wrapped) {
            assertEquals(List.of(RANGE), read(each), each);
        }
        String parked = quoted(PARKED.formatted("", "step"));
        assertEquals(List.of("parked-record hello"), read("{\"MessageId\":\"i\",\"Body\":" + parked + "}"));
    }

    @Test
    void findsTheRecordsOfEvents() throws CodecException {
        assertEquals(List.of("kinesis-event Hello, this is a test."), read(KINESIS_EVENT));
        assertEquals(List.of("firehose-event hello", "firehose-event hello"), read(FIREHOSE_EVENT));
        assertEquals(
                List.of("kinesis-event Hello, this is a test.", "firehose-event hello", "firehose-event hello"),
                read(KINESIS_EVENT + FIREHOSE_EVENT));
        assertEquals(
                List.of("kinesis-event Hello, this is a test."), read("{\"requestPayload\":" + KINESIS_EVENT + "}"));
    }

    @Test
    void findsEventsInLinesOfLogs() throws CodecException {
        String event = KINESIS_EVENT.replace("\n", "");
        for (String prefix : List.of("2026-11-28T10:00:00Z\ti\tINFO\t", "[INFO] ", "event: ", "[1] [x] ")) {
            assertEquals(List.of("kinesis-event Hello, this is a test."), read(prefix + event), prefix);
        }
        assertEquals(
                List.of("kinesis-event Hello, this is a test."),
                read("{\"events\":[{\"logStreamName\":\"s\",\"timestamp\":1,\"message\":" + quoted("x " + event)
                        + ",\"eventId\":\"3\"}],\"searchedLogStreams\":[]}"));
    }

    @Test
    void tellsLeftoversInOnePieceApart() throws CodecException {
        List<String> places = new ArrayList<>();
        KinesisRecord piece =
                KinesisRecord.of(Position.inFile("f", 7, 80), Slice.utf8(FIREHOSE_EVENT + " " + KINESIS_EVENT));
        new LeftoverReader().read(piece, each -> places.add(each.place().toString()));
        assertEquals(List.of("f:7:80", "f:7:80#1", "f:7:80#2"), places);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rawData\":\"aGVsbG8\u20ac\"}",
                "{\"entries\":[{\"key\":1}]}",
                "{\"entries\":[1]}",
                "{\"KinesisBatchInfo\":{\"shardId\":\"s\"}}",
                "{\"KinesisBatchInfo\":{\"shardId\":\"s\",\"startSequenceNumber\":\"1\",\"endSequenceNumber\":\"2\","
                        + "\"streamArn\":\"arn:aws:dynamodb:x\"}}",
                "{\"encoding\":\"rot13\",\"data\":\"x\"}",
                "{\"Body\":\"text\"}",
                "{\"Records\":[{\"kinesis\":{}},1]}",
                "{\"Records\":[]}",
                "{\"n\":1}",
                "{\"rawData\":\"aGVs",
                "[1]",
                "17",
                "text"
            })
    void refusesWhatIsNone(String text) {
        CodecException refused = assertThrows(CodecException.class, () -> read(text));
        assertTrue(String.valueOf(refused.getMessage()).length() > 10, refused::toString);
    }

    @Test
    void findsWhatComesBeforeAnEndThatIsMissing() {
        List<String> found = new ArrayList<>();
        KinesisRecord piece = KinesisRecord.of(
                Position.inFile("f", 1), Slice.utf8("{\"rawData\":\"" + HELLO + "\"}{\"rawData\":\"a"));
        assertThrows(CodecException.class, () -> new LeftoverReader().read(piece, each -> found.add(words(each))));
        assertEquals(List.of("firehose-error hello"), found);
    }

    @Test
    void opensNoMoreLayersThanThereMayBe() {
        String text = "{\"rawData\":\"" + HELLO + "\"}";
        for (int i = 0; i < 12; i++) {
            text = "{\"Body\":" + quoted(text) + "}";
        }
        String deep = text;
        assertThrows(CodecException.class, () -> read(deep));
    }
}
