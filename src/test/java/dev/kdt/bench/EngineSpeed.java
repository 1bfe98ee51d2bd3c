package dev.kdt.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.Jq;
import dev.kdt.jq.Program;
import dev.kdt.jq.Scope;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The jq engine by itself: one thread, warm, records of about 450 bytes. Prints the best of a number of rounds in megabytes
 * for each second of the thread's processor time, so that what else the machine does disturbs little.
 */
final class EngineSpeed {
    private static final int RECORDS = 20_000;
    private static final int ROUNDS = 25;

    /** Reads one record and writes to {@code out} what comes of it. */
    private interface Task {
        void run(Slice record, ByteBuilder out) throws Exception;
    }

    private final List<Slice> records = new ArrayList<>();
    private long bytes;

    private EngineSpeed() {
        Random random = new Random(1);
        for (int i = 0; i < RECORDS; i++) {
            Slice record = Slice.utf8(record(i, random));
            records.add(record);
            bytes += record.length();
        }
    }

    private static String record(int number, Random random) {
        String type = List.of("click", "view", "purchase", "scroll").get(random.nextInt(4));
        return """
            {"event_id":"0b5fc7b6-4b0e-4fbe-9d4e-%012d","type":"%s","ts":%d,"user":{"id":%d,"email":"user%d@example.com",\
            "country":"DE","tags":["a","beta","vip"]},"page":{"url":"https://shop.example.com/products/%d?ref=mail",\
            "title":"Product page","load_ms":%d},"device":{"os":"iOS","version":"17.2","screen":"390x844"},\
            "items":[{"sku":"A-%d","qty":%d,"price":19.90},{"sku":"B-17","qty":2,"price":5.25}],"session":"%016x"}\
            """.formatted(
                        number,
                        type,
                        1_700_000_000_000L + number,
                        random.nextInt(1_000_000),
                        random.nextInt(10_000),
                        random.nextInt(100_000),
                        random.nextInt(3000),
                        random.nextInt(1000),
                        1 + random.nextInt(5),
                        random.nextLong());
    }

    private void measure(String name, Task task) throws Exception {
        ByteBuilder out = new ByteBuilder(1 << 16);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (Slice record : records) {
                out.clear();
                task.run(record, out);
            }
            long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            best = Math.max(best, bytes * 1e3 / spent);
        }
        System.out.printf("%6.0f MB/s  %s%n", best, name);
    }

    private void measure(String source) throws Exception {
        JsonReader reader = new JsonReader();
        Program program = Jq.compile(source, Scope.pure()).program();
        measure(source, (record, out) -> {
            Value value = reader.read(record);
            program.run(value, Bindings.NONE, result -> {
                result.writeTo(out);
                out.put('\n');
            });
        });
    }

    public static void main(String[] arguments) throws Exception {
        EngineSpeed speed = new EngineSpeed();
        JsonFactory factory = new JsonFactory();
        speed.measure("Jackson's tokenizer", (record, _) -> {
            try (JsonParser parser = factory.createParser(record.array(), record.from(), record.length())) {
                while (parser.nextToken() != null) {
                    // Only the scan counts.
                }
            }
        });
        JsonReader reader = new JsonReader();
        speed.measure("the scanner and its tape", (record, _) -> reader.read(record));
        speed.measure(".");
        speed.measure("select(.type == \"purchase\" and .page.load_ms > 1000)");
        speed.measure("{id: .event_id, type, user: .user.id, slow: (.page.load_ms > 1000),"
                + " total: (.items[0].qty * .items[0].price), email: (\"***@\" + (.user.email | split(\"@\")[1]))}");
        speed.measure(".user.email = \"***\" | del(.session)");
        speed.measure("{type, total: ([.items[] | .qty * .price] | add), n: (.items | length)}");
    }
}
