package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.TextPlace;
import dev.kdt.codec.Failure;
import org.junit.jupiter.api.Test;

class FailureReasonsTest {
    private final FailureReasons hidden = new FailureReasons(FunctionSettings.Payloads.HIDDEN);
    private final FailureReasons shown = new FailureReasons(FunctionSettings.Payloads.SHOWN);

    @Test
    void aStepsFailureIsToldByItsPlace() {
        Failure failure = Failure.step(
                "total", new TextPlace(4, 7), "object ({\"boxes\":2}) and number (3) cannot be multiplied (given {})");
        assertEquals("step 'total' (4:7)", hidden.of(failure));
        assertEquals("step 'total' (4:7): " + failure.message(), shown.of(failure));
        assertEquals("step 'dedupe'", hidden.of(Failure.step("dedupe", "4111")));
    }

    @Test
    void aMessageEndsWhereAValueBegins() {
        assertEquals(
                "decode: gzip: the data does not match its checksum",
                hidden.of(Failure.decode("gzip: the data does not match its checksum")));
        assertEquals(
                "encode: a field has no column …",
                hidden.of(Failure.encode("a field has no column (card (4111, \"x)\"")));
        assertEquals("decode: unknown stage …", hidden.of(Failure.decode("unknown stage '4111")));
    }

    /** Each record would have a reason of its own. */
    @Test
    void aRecordsPlaceInItsEventIsNoPartOfItsReason() {
        Failure failure = Failure.decode("Records[17]: not Base64 (Illegal base64 character 3f)");
        assertEquals("decode: not Base64 …", hidden.of(failure));
        assertEquals("not Base64", failure.reason());
        assertEquals(failure.message(), shown.of(failure));
    }

    @Test
    void theServicesErrorsAreToldWithoutTheValuesThatTheyShow() {
        assertEquals(
                "deliver: ServiceUnavailableException: Slow down.",
                hidden.of(Failure.deliver("ServiceUnavailableException: Slow down.", 3)));
        assertEquals(
                "stream 'clean' in eu-west-1: ValidationException",
                hidden.of("stream 'clean' in eu-west-1: ValidationException: Value '4111' at 'partitionKey' failed"));
        assertEquals(
                "the answer to PutRecords makes no sense: it is not JSON",
                hidden.of("the answer to PutRecords makes no sense: it is not JSON; it begins: <html>4111"));
    }

    @Test
    void wordsAreBounded() {
        assertEquals(301, shown.of(Failure.decode("x".repeat(1000))).length());
        assertEquals(
                "encode: ".length() + 301,
                hidden.of(Failure.encode("x".repeat(1000))).length());
    }
}
