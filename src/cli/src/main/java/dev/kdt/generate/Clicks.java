package dev.kdt.generate;

import dev.kdt.bytes.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Clicks of visitors of a web shop, some milliseconds apart, about 490 bytes each:
 *
 * <pre>{@code
 * {"id":"e-00000001","type":"view","at":"2026-01-01T00:00:00.007Z","session":"s-01f3a9","user":{"id":4711,"name":"Ada Adams",
 *  "email":"ada.adams@example.com","country":"DE"},"page":{"path":"/products/lamp","referrer":"https://search.example/?q=lamp",
 *  "title":"Lamp – warm light"},"items":[{"sku":"lamp","qty":1,"price":19.90}],"agent":"Mozilla/5.0 …","ip":"192.0.2.17",
 *  "ms":184,"new":false}
 * }</pre>
 *
 * Most events are views; one in ten is an order with up to four items.
 */
final class Clicks implements Template {
    private static final Weighted TYPE =
            Weighted.evenly("order", "order").and(10, "view").and(5, "click").and(3, "scroll");
    private static final Weighted SKU =
            Weighted.evenly("lamp", "desk", "chair", "rug", "mug", "kettle", "book", "clock", "plant", "frame");
    private static final Weighted COUNTRY =
            Weighted.evenly("AT", "BR", "ES", "FR", "IN", "JP").and(6, "DE").and(8, "US");
    private static final Weighted TITLE =
            Weighted.evenly("warm light", "built to last", "für zuhause", "our favourite");
    private static final Weighted AGENT = Weighted.evenly(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0"
                    + " Safari/605.1.15",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0");
    private static final int USERS = 50_000;

    private final SplittableRandom random;
    private final People people = new People();
    private final IsoTime time = new IsoTime();
    private long millis;
    private long number;

    Clicks(long seed, Instant start) {
        random = new SplittableRandom(seed);
        millis = start.toEpochMilli();
    }

    @Override
    public void next(ByteBuilder out) {
        number++;
        millis += random.nextInt(1, 20);
        byte[] type = TYPE.draw(random);
        out.ascii("{\"id\":\"e-");
        Digits.padded(number, 8, out);
        out.ascii("\",\"type\":\"").put(type).ascii("\",\"at\":\"");
        time.write(millis, out);
        int user = random.nextInt(USERS);
        out.ascii("\",\"session\":\"s-");
        Digits.padded(user * 31L + millis / 1_800_000 % 97, 7, out);
        out.ascii("\",\"user\":{\"id\":");
        Digits.padded(user, 1, out);
        people.draw(random);
        out.ascii(",\"name\":\"").put(people.name()).ascii("\",\"email\":\"").put(people.email());
        out.ascii("\",\"country\":\"").put(COUNTRY.draw(random)).ascii("\"}");
        page(out);
        items(type.length == "order".length() && type[0] == 'o' ? random.nextInt(1, 5) : 1, out);
        out.ascii(",\"agent\":\"").put(AGENT.draw(random)).ascii("\",\"ip\":\"192.0.2.");
        Digits.padded(random.nextInt(256), 1, out);
        out.ascii("\",\"ms\":");
        Digits.padded(random.nextInt(5, 900), 1, out);
        out.ascii(random.nextInt(4) == 0 ? ",\"new\":true}" : ",\"new\":false}");
    }

    private void page(ByteBuilder out) {
        byte[] sku = SKU.draw(random);
        out.ascii(",\"page\":{\"path\":\"/products/").put(sku);
        out.ascii("\",\"referrer\":\"https://search.example/?q=").put(sku);
        out.ascii("\",\"title\":\"")
                .put(sku)
                .put(" – ".getBytes(StandardCharsets.UTF_8))
                .put(TITLE.draw(random));
        out.ascii("\"}");
    }

    private void items(int count, ByteBuilder out) {
        out.ascii(",\"items\":[");
        for (int i = 0; i < count; i++) {
            out.ascii(i == 0 ? "{\"sku\":\"" : ",{\"sku\":\"")
                    .put(SKU.draw(random))
                    .ascii("\",\"qty\":");
            Digits.padded(random.nextInt(1, 6), 1, out);
            out.ascii(",\"price\":");
            Digits.padded(random.nextInt(1, 250), 1, out);
            out.put('.');
            Digits.padded(random.nextInt(20) * 5L, 2, out);
            out.put('}');
        }
        out.put(']');
    }
}
