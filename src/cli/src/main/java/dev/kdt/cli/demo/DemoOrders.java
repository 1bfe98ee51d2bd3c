package dev.kdt.cli.demo;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Compressor;
import dev.kdt.codec.KplWriter;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.record.Batch;
import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Limits;
import dev.kdt.record.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders as producers send them: most as they are, a twentieth compressed, a twentieth aggregated ten at a time; and three that
 * are broken.
 */
public final class DemoOrders implements Source {
    private static final String NAME = "orders";
    private static final int BLOCK = 200;
    private static final int COMPRESSED = 10;
    private static final int AGGREGATED = 10;

    /** Numbers of the orders that are cut off in the middle, or have no price. */
    private static final Set<Integer> CUT_OFF = Set.of(4_321, 12_345);

    private static final Set<Integer> WITHOUT_PRICE = Set.of(17_172);

    private final Generation.Records made;
    private final int count;
    private int produced;

    /**
     * Makes orders.
     *
     * @param made orders of the template
     * @param count how many; a multiple of 200
     */
    public DemoOrders(Generation.Records made, int count) {
        this.made = made;
        this.count = count;
    }

    /** Number of orders made so far. */
    public int produced() {
        return produced;
    }

    @Override
    public List<Lane> lanes() {
        return List.of(new Lane() {
            @Override
            public String name() {
                return NAME;
            }

            @Override
            public @Nullable Batch next() {
                return produced == count ? null : new Batch(NAME, block());
            }
        });
    }

    /** The next 200 orders: ten compressed, ten in one aggregate, and the others as they are. */
    private List<KinesisRecord> block() {
        List<KinesisRecord> records = new ArrayList<>(BLOCK);
        KplWriter aggregate = new KplWriter(Limits.RECORD_BYTES);
        String aggregateKey = "aggregate-" + (produced + BLOCK);
        String itsShard = hashKey(aggregateKey);
        for (int i = 0; i < BLOCK; i++) {
            Slice order = order();
            String key = "customer-" + produced % 997;
            if (i < COMPRESSED) {
                records.add(record(key, Compressor.gzip(order)));
            } else if (i < COMPRESSED + AGGREGATED) {
                aggregate.add(key, itsShard, order);
            } else {
                records.add(record(key, order));
            }
        }
        records.add(record(aggregateKey, aggregate.finish()));
        return records;
    }

    /** The hash key that keeps the records of an aggregate in the shard that it goes to, as the KPL sets it. */
    private static String hashKey(String partitionKey) {
        return HashKey.ofPartitionKey(partitionKey.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Slice order() {
        ByteBuilder bytes = new ByteBuilder();
        made.next(bytes);
        produced++;
        if (CUT_OFF.contains(produced)) {
            bytes.truncate(bytes.size() / 2);
        }
        String text = bytes.toString();
        return WITHOUT_PRICE.contains(produced)
                ? Slice.utf8(text.replaceFirst("\"price\":[0-9.]+", "\"price\":null"))
                : bytes.view();
    }

    private KinesisRecord record(String key, Slice data) {
        return KinesisRecord.of(Position.inFile(NAME, produced), data).withPartitionKey(key);
    }
}
