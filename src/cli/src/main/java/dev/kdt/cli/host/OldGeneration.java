package dev.kdt.cli.host;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;

/** The part of this process's heap for objects that have outlived the nursery. A class of its own, since it is slow to load. */
final class OldGeneration {
    private static final Optional<MemoryPoolMXBean> POOL = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(each -> each.getType() == MemoryType.HEAP)
            .filter(each -> each.getName().contains("Tenured") || each.getName().contains("Old"))
            .findFirst();

    private OldGeneration() {}

    /** Bytes in it, garbage included; 0 with a collector that has none. */
    static long bytes() {
        return POOL.map(each -> each.getUsage().getUsed()).orElse(0L);
    }
}
