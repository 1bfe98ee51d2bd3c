package dev.kdt.local.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects that a delivery stream is filling, one for each partition. Used by one thread. */
final class OpenObjects {
    private final Map<Partition, OpenObject> objects = new LinkedHashMap<>();
    private int active;

    /** The reasons for which an object becomes due. */
    enum Trigger {
        SIZE {
            @Override
            boolean isDue(OpenObject object, Buffering buffering, long now) {
                return object.bytes() >= buffering.bytes();
            }
        },
        /** Of what waited long before it was read, the time from then on: all of it is due, and would make small objects. */
        SIZE_OR_TIME {
            @Override
            boolean isDue(OpenObject object, Buffering buffering, long now) {
                return SIZE.isDue(object, buffering, now)
                        || now - object.since() >= buffering.time().toMillis();
            }
        },
        /** Once everything is read there is nothing that could still come into the object. */
        SIZE_OR_AGE {
            @Override
            boolean isDue(OpenObject object, Buffering buffering, long now) {
                return SIZE.isDue(object, buffering, now)
                        || now - object.firstArrival() >= buffering.time().toMillis();
            }
        },
        ALWAYS {
            @Override
            boolean isDue(OpenObject object, Buffering buffering, long now) {
                return true;
            }
        };

        abstract boolean isDue(OpenObject object, Buffering buffering, long now);
    }

    @Nullable
    OpenObject get(Partition partition) {
        return objects.get(partition);
    }

    void add(Partition partition, OpenObject object) {
        objects.put(partition, object);
        active += partition.isDynamic() ? 1 : 0;
    }

    void remove(Partition partition) {
        objects.remove(partition);
        active -= partition.isDynamic() ? 1 : 0;
    }

    /** Number of active partitions of dynamic partitioning. */
    int active() {
        return active;
    }

    /**
     * The objects that are due, oldest first. If one of them is of the moment all are due: what was read for them must not
     * be read, and judged, again.
     */
    List<Map.Entry<Partition, OpenObject>> due(Destination destination, Trigger trigger, long now) {
        List<Map.Entry<Partition, OpenObject>> due = new ArrayList<>();
        for (Map.Entry<Partition, OpenObject> each : objects.entrySet()) {
            Buffering buffering = destination.target(each.getKey()).buffering();
            if (trigger.isDue(each.getValue(), buffering, now)) {
                due.add(each);
            }
        }
        boolean isOfTheMoment = due.stream().anyMatch(each -> each.getValue().isOfTheMoment());
        return isOfTheMoment ? List.copyOf(objects.entrySet()) : due;
    }

    /** The first ordinal of {@code lane} that one of them holds; {@code otherwise} when none does. */
    long firstOrdinal(String lane, long otherwise) {
        long first = otherwise;
        for (OpenObject object : objects.values()) {
            first = Math.min(first, object.firstOrdinal(lane));
        }
        return first;
    }

    /** Throws all of them away. */
    void discard() throws IOException {
        for (OpenObject object : objects.values()) {
            object.discard();
        }
        objects.clear();
        active = 0;
    }
}
