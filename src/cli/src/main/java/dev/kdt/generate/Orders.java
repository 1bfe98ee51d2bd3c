package dev.kdt.generate;

import dev.kdt.bytes.ByteBuilder;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Orders of a web shop, some seconds apart:
 *
 * <pre>{@code
 * {"id":"o-000001","at":"2026-01-01T00:00:00.412Z","status":"paid","customer":"c-0417","email":"ada.adams@example.com",
 *  "country":"DE","sku":"lamp","qty":2,"price":19.90,"note":"gift wrapped"}
 * }</pre>
 *
 * About one in twenty is a test order; only some have a note. Prices have cents, which number types tend to lose.
 */
final class Orders implements Template {
    private static final Weighted STATUS =
            Weighted.evenly("test").and(12, "paid").and(5, "shipped").and(2, "cancelled");
    private static final Weighted COUNTRY = Weighted.evenly("AT", "BR", "CA", "ES", "FR", "IN", "JP", "NL", "SE")
            .and(6, "DE")
            .and(5, "GB")
            .and(8, "US");
    private static final Weighted SKU =
            Weighted.evenly("lamp", "desk", "chair", "rug", "mug", "kettle", "book", "clock", "plant", "frame");
    private static final Weighted NOTE =
            Weighted.evenly("gift wrapped", "leave at the door", "call before delivery", "says \\\"hi\\\" to Zoë");
    private static final int CUSTOMERS = 2_000;

    private final SplittableRandom random;
    private final People people = new People();
    private final IsoTime time = new IsoTime();
    private long millis;
    private long number;

    Orders(long seed, Instant start) {
        random = new SplittableRandom(seed);
        millis = start.toEpochMilli();
    }

    @Override
    public void next(ByteBuilder out) {
        number++;
        millis += random.nextInt(1, 2_000);
        out.ascii("{\"id\":\"o-");
        Digits.padded(number, 6, out);
        out.ascii("\",\"at\":\"");
        time.write(millis, out);
        out.ascii("\",\"status\":\"").put(STATUS.draw(random));
        out.ascii("\",\"customer\":\"c-");
        Digits.padded(random.nextInt(CUSTOMERS), 4, out);
        people.draw(random);
        out.ascii("\",\"email\":\"").put(people.email());
        out.ascii("\",\"country\":\"").put(COUNTRY.draw(random));
        out.ascii("\",\"sku\":\"").put(SKU.draw(random));
        out.ascii("\",\"qty\":");
        Digits.padded(random.nextInt(1, 10), 1, out);
        out.ascii(",\"price\":");
        Digits.padded(random.nextInt(1, 250), 1, out);
        out.put('.');
        Digits.padded(random.nextInt(20) * 5L, 2, out);
        if (random.nextInt(8) == 0) {
            out.ascii(",\"note\":\"").put(NOTE.draw(random)).put('"');
        }
        out.put('}');
    }
}
