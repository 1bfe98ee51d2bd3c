package dev.kdt.clients.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.local.EndpointClients;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The tables, by the SDK's client. */
class TableServerIT {
    private static final String TABLE = "leases";
    private static final Map<String, AttributeValue> KEY = Map.of("id", text("a"));

    private TableServer server;
    private DynamoDbClient client;

    @BeforeEach
    void start() throws Exception {
        server = TableServer.start();
        client = EndpointClients.local(DynamoDbClient.builder(), server.uri()).build();
        client.createTable(r -> r.tableName(TABLE)
                .attributeDefinitions(attribute("id"))
                .keySchema(hash("id"))
                .billingMode("PAY_PER_REQUEST"));
        put(Map.of(
                "id", text("a"),
                "owner", text("worker-1"),
                "count", number(5),
                "tags", AttributeValue.fromSs(List.of("x", "y")),
                "list", AttributeValue.fromL(List.of(number(1), number(2))),
                "map", AttributeValue.fromM(Map.of("in", text("deep")))));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        owner = :worker                                          | true
        owner <> :worker                                         | false
        :four < #count                                           | true
        :five <= #count and #count <= :five                      | true
        (#count between :four and :five)                         | true
        :four > #count                                           | false
        not #count < :four                                       | true
        owner = :four                                            | false
        attribute_exists(owner) AND attribute_not_exists(other)  | true
        attribute_exists(other) OR attribute_exists(#count)      | true
        attribute_exists(other) OR owner = :worker AND #count = :four | false
        (attribute_exists(other) OR owner = :worker) AND #count = :five | true
        begins_with(owner, :work)                                | true
        contains(tags, :x)                                       | true
        contains(owner, :x)                                      | false
        size(tags) < :four                                       | true
        owner in (:x, :worker)                                   | true
        map.#in = :deep                                          | true
        list[1] < :four                                          | true
        list[7] < :four                                          | false
        attribute_type(#count, :n)                               | true
        """)
    void conditionsHoldAsTheServiceHasThem(String condition, boolean holds) {
        Runnable put = () -> client.putItem(r -> r.tableName(TABLE)
                .item(KEY)
                .conditionExpression(condition)
                .expressionAttributeNames(Map.of("#count", "count", "#in", "in"))
                .expressionAttributeValues(Map.of(
                        ":worker", text("worker-1"),
                        ":four", number(4),
                        ":five", AttributeValue.fromN("5.0"),
                        ":work", text("work"),
                        ":x", text("x"),
                        ":deep", text("deep"),
                        ":n", text("N"))));
        if (holds) {
            put.run();
            assertEquals(KEY, item("a"));
        } else {
            assertThrows(ConditionalCheckFailedException.class, put::run);
            assertEquals("worker-1", item("a").get("owner").s());
        }
    }

    @Test
    void aConditionThatFailedShowsTheItemWhenAsked() {
        ConditionalCheckFailedException failed = assertThrows(
                ConditionalCheckFailedException.class,
                () -> client.deleteItem(r -> r.tableName(TABLE)
                        .key(KEY)
                        .conditionExpression("attribute_not_exists(id)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
        assertEquals("worker-1", failed.item().get("owner").s());
    }

    @Test
    void updatesSeeTheItemAsItWas() {
        Map<String, AttributeValue> updated = client.updateItem(r -> r.tableName(TABLE)
                        .key(KEY)
                        .updateExpression(
                                "SET #count = #count + :one, copy = #count, list[0] = :one, map.#in = :one, fresh ="
                                        + " if_not_exists(fresh, :one), both = list_append(list, list) REMOVE owner ADD"
                                        + " tags :more, hits :one DELETE tags :gone")
                        .expressionAttributeNames(Map.of("#count", "count", "#in", "in"))
                        .expressionAttributeValues(Map.of(
                                ":one", number(1),
                                ":more", AttributeValue.fromSs(List.of("z")),
                                ":gone", AttributeValue.fromSs(List.of("x"))))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes();
        assertEquals(number(6), updated.get("count"));
        assertEquals(number(5), updated.get("copy"));
        assertEquals(List.of(number(1), number(2)), updated.get("list").l());
        assertEquals(number(1), updated.get("map").m().get("in"));
        assertEquals(number(1), updated.get("fresh"));
        assertEquals(4, updated.get("both").l().size());
        assertFalse(updated.containsKey("owner"));
        assertEquals(List.of("y"), updated.get("tags").ss());
        assertEquals(number(1), updated.get("hits"));
        assertEquals(updated, item("a"));
    }

    @Test
    void theOlderFormOfConditionsAndUpdatesWorks() {
        client.updateItem(r -> r.tableName(TABLE)
                .key(KEY)
                .expected(Map.of("owner", expected(text("worker-1")), "other", absent()))
                .attributeUpdates(Map.of(
                        "owner", change(AttributeAction.PUT, text("worker-2")),
                        "count", change(AttributeAction.ADD, number(2)),
                        "tags", change(AttributeAction.DELETE, null))));
        assertEquals("worker-2", item("a").get("owner").s());
        assertEquals(number(7), item("a").get("count"));
        assertFalse(item("a").containsKey("tags"));
        assertThrows(
                ConditionalCheckFailedException.class,
                () -> client.updateItem(
                        r -> r.tableName(TABLE).key(KEY).expected(Map.of("owner", expected(text("worker-1"))))));
    }

    @Test
    void pagesAndSegmentsGiveEveryItemOnce() {
        IntStream.range(0, 50)
                .forEach(i -> put(Map.of("id", text("n" + i), "owner", text(i % 2 == 0 ? "even" : "odd"))));
        assertEquals(
                51,
                client.scanPaginator(r -> r.tableName(TABLE).limit(7)).items().stream()
                        .distinct()
                        .count());
        long inSegments = IntStream.range(0, 4)
                .mapToLong(segment ->
                        client
                                .scanPaginator(
                                        r -> r.tableName(TABLE).totalSegments(4).segment(segment))
                                .items()
                                .stream()
                                .count())
                .sum();
        assertEquals(51, inSegments);
        client.updateTable(r -> r.tableName(TABLE)
                .attributeDefinitions(attribute("owner"))
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(c -> c.indexName("by-owner")
                                .keySchema(hash("owner"))
                                .projection(p -> p.projectionType("ALL")))
                        .build()));
        assertEquals(
                25,
                client
                        .queryPaginator(r -> r.tableName(TABLE)
                                .indexName("by-owner")
                                .limit(4)
                                .keyConditionExpression("#owner = :odd")
                                .expressionAttributeNames(Map.of("#owner", "owner"))
                                .expressionAttributeValues(Map.of(":odd", text("odd"))))
                        .items()
                        .stream()
                        .count());
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        assertThrows(ResourceNotFoundException.class, () -> client.describeTable(r -> r.tableName("missing")));
        assertThrows(
                ResourceInUseException.class,
                () -> client.createTable(r -> r.tableName(TABLE).keySchema(hash("id"))));
        for (String condition :
                List.of("owner = ", "owner == :x", "owner = :missing", "#missing = :x", "(owner = :x", "?")) {
            DynamoDbException refused = assertThrows(
                    DynamoDbException.class,
                    () -> client.putItem(r -> r.tableName(TABLE)
                            .item(KEY)
                            .conditionExpression(condition)
                            .expressionAttributeValues(Map.of(":x", text("x")))),
                    condition);
            assertEquals("ValidationException", refused.awsErrorDetails().errorCode(), condition);
        }
        assertTrue(item("a").containsKey("owner"));
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(r -> r.tableName(TABLE).item(item));
    }

    private Map<String, AttributeValue> item(String id) {
        return client.getItem(r -> r.tableName(TABLE).key(Map.of("id", text(id))))
                .item();
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType("S")
                .build();
    }

    private static KeySchemaElement hash(String name) {
        return KeySchemaElement.builder().attributeName(name).keyType("HASH").build();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(int value) {
        return AttributeValue.fromN(String.valueOf(value));
    }

    private static ExpectedAttributeValue expected(AttributeValue value) {
        return ExpectedAttributeValue.builder().value(value).build();
    }

    private static ExpectedAttributeValue absent() {
        return ExpectedAttributeValue.builder().exists(false).build();
    }

    private static AttributeValueUpdate change(AttributeAction action, AttributeValue value) {
        return AttributeValueUpdate.builder().action(action).value(value).build();
    }
}
