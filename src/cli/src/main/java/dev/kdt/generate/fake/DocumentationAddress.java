package dev.kdt.generate.fake;

import java.util.Random;

/** IP addresses from the blocks that are kept for documentation (RFC 5737, RFC 3849), which belong to nobody. */
final class DocumentationAddress {
    private static final String[] NETWORKS = {"192.0.2.", "198.51.100.", "203.0.113."};

    private DocumentationAddress() {}

    static String ipv4(Random random) {
        return NETWORKS[random.nextInt(NETWORKS.length)] + (1 + random.nextInt(254));
    }

    static String ipv6(Random random) {
        return "2001:db8:%x:%x::%x"
                .formatted(1 + random.nextInt(0xffff), 1 + random.nextInt(0xffff), 1 + random.nextInt(0xffff));
    }
}
