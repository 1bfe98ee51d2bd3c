package dev.kdt.local.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The position at which a paged listing continues. Opaque to clients.
 *
 * @param issued milliseconds since the epoch; a token is good for five minutes from then
 * @param parts what the action wants back, texts without line ends
 */
public record PageToken(long issued, List<String> parts) {
    private static final long LIFE_MILLIS = 300_000;

    public String encode() {
        String text = issued + "\n" + String.join("\n", parts);
        return Base64.getEncoder().encodeToString((crc(text) + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a token's text.
     *
     * @param parts how many parts the action gave it
     * @throws ServiceException when nobody here made it, or it is too old
     */
    public static PageToken decode(String text, int parts, long now) {
        try {
            String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            int end = decoded.indexOf('\n');
            List<String> all = List.of(decoded.substring(end + 1).split("\n", -1));
            if (end > 0
                    && decoded.substring(0, end).equals(crc(decoded.substring(end + 1)))
                    && all.size() == parts + 1) {
                long issued = Long.parseLong(all.getFirst());
                if (now - issued > LIFE_MILLIS) {
                    throw ServiceException.refused("ExpiredNextTokenException", "NextToken has expired.");
                }
                return new PageToken(issued, all.subList(1, all.size()));
            }
        } catch (IllegalArgumentException _) {
            // Not of ours, as told below.
        }
        throw ServiceException.invalidArgument("Invalid NextToken.");
    }

    private static String crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
