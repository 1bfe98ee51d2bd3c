package dev.kdt.bench;

import static net.datafaker.transformations.Field.field;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;
import net.datafaker.transformations.JsonTransformer;
import net.datafaker.transformations.Schema;

/** Datafaker's own way to JSON: a schema, and the transformer of it. */
final class DatafakerOrders implements OrderMaker {
    private final Faker faker = new Faker(Locale.ENGLISH, new Random(1));
    private final JsonTransformer<Object> json = JsonTransformer.builder().build();
    private long number;
    private long millis = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final Schema<Object, ?> schema = Schema.of(
            field("id", () -> "o-" + ++number),
            field(
                    "at",
                    () -> Instant.ofEpochMilli(millis += faker.number().numberBetween(1, 2_000))
                            .toString()),
            field("status", () -> faker.options().option("paid", "shipped", "cancelled", "test")),
            field("customer", () -> "c-" + faker.number().numberBetween(0, 2_000)),
            field("email", () -> faker.internet().safeEmailAddress()),
            field("country", () -> faker.address().countryCode()),
            field("sku", () -> faker.options().option("lamp", "desk", "chair", "rug", "mug", "kettle", "book")),
            field("qty", () -> faker.number().numberBetween(1, 10)),
            field("price", () -> faker.number().randomDouble(2, 1, 250)),
            field("note", () -> faker.options().option("gift wrapped", "leave at the door")),
            field("name", () -> faker.name().fullName()),
            field("channel", () -> faker.options().option("web", "app", "phone")),
            field("payment", () -> faker.options().option("card", "paypal", "invoice", "voucher")));

    @Override
    public long make(int count) {
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += json.generate(schema, 1).getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }
}
