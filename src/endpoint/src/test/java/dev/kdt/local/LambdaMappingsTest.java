package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Lambda's API for event source mappings, as the AWS SDK speaks it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LambdaMappingsTest extends LambdaMappingsRig {
    @Test
    void aMappingHasLambdasDefaultsAndBecomesEnabled() {
        CreateEventSourceMappingResponse made = map("echo", _ -> {});
        assertEquals("Creating", made.state());
        assertEquals(100, made.batchSize());
        assertEquals(0, made.maximumBatchingWindowInSeconds());
        assertEquals(1, made.parallelizationFactor());
        assertEquals(-1, made.maximumRecordAgeInSeconds());
        assertEquals(-1, made.maximumRetryAttempts());
        assertEquals(0, made.tumblingWindowInSeconds());
        assertEquals(false, made.bisectBatchOnFunctionError());
        assertEquals(orders, made.eventSourceArn());
        assertEquals("arn:aws:lambda:us-east-1:000000000000:function:echo", made.functionArn());
        assertEquals(
                "arn:aws:lambda:us-east-1:000000000000:event-source-mapping:" + made.uuid(),
                made.eventSourceMappingArn());
        assertEquals(clock.instant(), made.lastModified());
        assertEquals("No records processed", made.lastProcessingResult());
        assertEquals("User action", made.stateTransitionReason());
        assertNull(made.destinationConfig().onFailure().destination());
        clock.advance(TRANSITION);
        assertEquals("Enabled", get(made.uuid()).state());
    }

    @Test
    void allSettingsAreToldAndUpdated() {
        Instant start = Instant.parse("2026-03-04T05:06:00.500Z");
        CreateEventSourceMappingResponse made = map(
                "echo",
                request -> request.startingPosition(EventSourcePosition.AT_TIMESTAMP)
                        .startingPositionTimestamp(start)
                        .enabled(false)
                        .batchSize(7)
                        .maximumBatchingWindowInSeconds(5)
                        .parallelizationFactor(3)
                        .bisectBatchOnFunctionError(true)
                        .maximumRetryAttempts(2)
                        .maximumRecordAgeInSeconds(600)
                        .filterCriteria(criteria -> criteria.filters(Filter.builder()
                                .pattern("{\"data\":{\"a\":[\"x\"]}}")
                                .build()))
                        .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        clock.advance(TRANSITION);
        GetEventSourceMappingResponse told = get(made.uuid());
        assertEquals("Disabled", told.state());
        assertEquals(start, told.startingPositionTimestamp());
        assertEquals(7, told.batchSize());
        assertEquals(5, told.maximumBatchingWindowInSeconds());
        assertEquals(3, told.parallelizationFactor());
        assertEquals(true, told.bisectBatchOnFunctionError());
        assertEquals(2, told.maximumRetryAttempts());
        assertEquals(600, told.maximumRecordAgeInSeconds());
        assertEquals(
                "{\"data\":{\"a\":[\"x\"]}}",
                told.filterCriteria().filters().getFirst().pattern());
        assertEquals(List.of(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES), told.functionResponseTypes());
        String state = lambda.updateEventSourceMapping(update -> update.uuid(made.uuid())
                        .enabled(true)
                        .functionName("broken")
                        .batchSize(8)
                        .filterCriteria(criteria -> {})
                        .functionResponseTypes(List.of()))
                .state();
        assertEquals("Enabling", state);
        assertThrows(
                ResourceInUseException.class,
                () -> lambda.updateEventSourceMapping(
                        update -> update.uuid(made.uuid()).batchSize(9)));
        clock.advance(TRANSITION);
        GetEventSourceMappingResponse updated = get(made.uuid());
        assertEquals("Enabled", updated.state());
        assertEquals(8, updated.batchSize());
        assertEquals(2, updated.maximumRetryAttempts());
        assertTrue(updated.functionArn().endsWith(":broken"));
        assertNull(updated.filterCriteria());
        assertEquals(List.of(), updated.functionResponseTypes());
    }

    @Test
    void aDeletedMappingIsToldUntilItIsGone() {
        String uuid = map("echo", _ -> {}).uuid();
        clock.advance(TRANSITION);
        assertEquals(
                "Deleting",
                lambda.deleteEventSourceMapping(delete -> delete.uuid(uuid)).state());
        assertEquals("Deleting", get(uuid).state());
        pass(TRANSITION);
        assertThrows(ResourceNotFoundException.class, () -> get(uuid));
        assertThrows(
                ResourceNotFoundException.class, () -> lambda.deleteEventSourceMapping(delete -> delete.uuid(uuid)));
        assertThrows(
                ResourceNotFoundException.class, () -> lambda.updateEventSourceMapping(update -> update.uuid(uuid)));
    }

    @Test
    void mappingsAreListedByPagesAndBySourceAndFunction() {
        kinesis.createStream(r -> r.streamName("other").shardCount(1));
        clock.advance(TRANSITION);
        String other = orders.replace("stream/orders", "stream/other");
        map("echo", _ -> {});
        map("broken", _ -> {});
        map("echo", request -> request.eventSourceArn(other));
        List<String> uuids = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            ListEventSourceMappingsResponse page =
                    lambda.listEventSourceMappings(list -> list.maxItems(2).marker(from));
            page.eventSourceMappings().forEach(each -> uuids.add(each.uuid()));
            marker = page.nextMarker();
        } while (marker != null);
        assertEquals(3, uuids.size());
        assertEquals(2, sources("echo").size());
        assertEquals(List.of(orders), sources("broken"));
        assertEquals(
                1,
                lambda.listEventSourceMappings(list -> list.eventSourceArn(other))
                        .eventSourceMappings()
                        .size());
    }

    private List<String> sources(String function) {
        return lambda.listEventSourceMappings(list -> list.functionName(function)).eventSourceMappings().stream()
                .map(EventSourceMappingConfiguration::eventSourceArn)
                .toList();
    }

    @Test
    void wrongRequestsAreRefusedInTheServicesWords() {
        map("echo", _ -> {});
        assertThrows(ResourceConflictException.class, () -> map("echo", _ -> {}));
        assertEquals("Function does not exist", refusal("none", _ -> {}));
        assertEquals("Unrecognized event source.", refusal("broken", request -> request.eventSourceArn(null)));
        assertEquals(
                "Stream not found: " + orders + "x",
                refusal("broken", request -> request.eventSourceArn(orders + "x")));
        assertEquals(
                "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member"
                        + " must not be null",
                refusal("broken", request -> request.startingPosition((String) null)));
        assertEquals(
                "MaximumRecordAgeInSeconds must be either -1 (forever) or between 60 and 604800 (inclusive)",
                refusal("broken", request -> request.maximumRecordAgeInSeconds(59)));
        assertEquals(
                "Unsupported DestinationConfig parameter for given event source mapping type.",
                refusal(
                        "broken",
                        request -> request.destinationConfig(destination ->
                                destination.onSuccess(success -> success.destination("arn:aws:s3:::any")))));
        LambdaException range =
                assertThrows(LambdaException.class, () -> map("broken", request -> request.batchSize(0)));
        assertEquals("ValidationException", range.awsErrorDetails().errorCode());
    }

    private String refusal(String function, Consumer<CreateEventSourceMappingRequest.Builder> more) {
        return assertThrows(InvalidParameterValueException.class, () -> map(function, more))
                .awsErrorDetails()
                .errorMessage();
    }
}
