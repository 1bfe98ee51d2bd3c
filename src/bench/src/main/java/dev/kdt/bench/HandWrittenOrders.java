package dev.kdt.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/** A loop as a careful programmer writes it for one kind of record: a fast generator, one string builder, lists of values. */
final class HandWrittenOrders implements OrderMaker {
    private static final String[] STATUS = {"paid", "paid", "paid", "shipped", "cancelled", "test"};
    private static final String[] COUNTRY = {"US", "US", "DE", "DE", "GB", "AT", "BR", "CA", "ES", "FR", "IN", "JP"};
    private static final String[] SKU = {
        "lamp", "desk", "chair", "rug", "mug", "kettle", "book", "clock", "plant", "frame"
    };
    private static final String[] NOTE = {"gift wrapped", "leave at the door", "call before delivery"};
    private static final String[] CHANNEL = {"web", "web", "web", "app", "app", "phone"};
    private static final String[] PAYMENT = {"card", "card", "card", "paypal", "paypal", "invoice", "voucher"};
    private static final String[] FIRST = {"ada", "ben", "chloe", "dan", "eve", "finn", "grace", "hugo"};
    private static final String[] LAST = {"adams", "brown", "curie", "diaz", "evans", "fischer", "garcia", "hopper"};

    private final SplittableRandom random = new SplittableRandom(1);
    private final StringBuilder json = new StringBuilder(256);
    private long number;
    private long millis = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    @Override
    public long make(int count) {
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += next().length;
        }
        return bytes;
    }

    private byte[] next() {
        millis += random.nextInt(1, 2_000);
        json.setLength(0);
        json.append("{\"id\":\"o-").append(++number);
        json.append("\",\"at\":\"").append(Instant.ofEpochMilli(millis));
        json.append("\",\"status\":\"").append(one(STATUS));
        json.append("\",\"customer\":\"c-").append(random.nextInt(2_000));
        String first = one(FIRST);
        String last = one(LAST);
        json.append("\",\"email\":\"").append(first).append('.').append(last).append("@example.com");
        json.append("\",\"country\":\"").append(one(COUNTRY));
        json.append("\",\"sku\":\"").append(one(SKU));
        json.append("\",\"qty\":").append(random.nextInt(1, 10));
        int cents = random.nextInt(20, 5_001) * 5;
        json.append(",\"price\":")
                .append(cents / 100)
                .append('.')
                .append(cents / 10 % 10)
                .append(cents % 10);
        if (random.nextInt(8) == 0) {
            json.append(",\"note\":\"").append(one(NOTE)).append('"');
        }
        json.append(",\"name\":\"").append(first).append(' ').append(last);
        json.append("\",\"channel\":\"").append(one(CHANNEL));
        json.append("\",\"payment\":\"").append(one(PAYMENT)).append('"');
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private String one(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
