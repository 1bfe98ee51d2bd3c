package dev.kdt.local.stream;

import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.local.log.SegmentedLog;
import dev.kdt.record.HashKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shards of a stream at one moment.
 *
 * @param all by index, closed ones too
 * @param open those that take records, by hash key
 */
public record ShardMap(List<Shard> all, List<Shard> open) {
    static final ShardMap NONE = new ShardMap(List.of(), List.of());

    /** Opens shards whose records are kept in folders of {@code folder} that are named after them. */
    static ShardMap open(List<ShardInfo> infos, Path folder, StoreOptions options) throws IOException {
        List<Shard> opened = new ArrayList<>();
        try {
            for (ShardInfo info : infos) {
                SegmentedLog log =
                        SegmentedLog.open(folder.resolve(info.id()), options.durability(), options.events()::damage);
                opened.add(new Shard(info, log, ShardLimits.of(options.limits())));
            }
        } catch (IOException e) {
            of(opened).close();
            throw e;
        }
        return of(opened);
    }

    /** These and {@code more}, each as it is now. */
    ShardMap with(ShardMap more) {
        List<Shard> both = new ArrayList<>(all);
        both.addAll(more.all);
        return of(both);
    }

    private static ShardMap of(List<Shard> all) {
        List<Shard> open = all.stream()
                .filter(shard -> shard.info().isOpen())
                .sorted(Comparator.comparing((Shard shard) -> shard.info().first()))
                .toList();
        return new ShardMap(List.copyOf(all), open);
    }

    /** The properties of all shards, by index. */
    public List<ShardInfo> infos() {
        return all.stream().map(Shard::info).toList();
    }

    /** The shard with this index, or null. */
    public @Nullable Shard find(int index) {
        return index < all.size() ? all.get(index) : null;
    }

    /** The open shard whose range holds {@code key}. */
    public Shard holding(HashKey key) {
        int low = 0;
        int high = open.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (open.get(middle).info().first().compareTo(key) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return open.get(low);
    }

    void close() throws IOException {
        for (Shard shard : all) {
            shard.close();
        }
    }
}
