package dev.kdt.generate.fake;

import java.util.Random;

/**
 * What browsers say of themselves today. (Datafaker's list, {@code Internet.userAgent}, is of browsers that are gone.) Chromium and
 * Safari keep most of the version and of the system constant, on purpose.
 */
final class UserAgents {
    private static final String[] DESKTOPS = {
        "Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7", "X11; Linux x86_64"
    };

    private UserAgents() {}

    static String next(Random random) {
        int version = 136 + random.nextInt(12);
        String desktop = DESKTOPS[random.nextInt(DESKTOPS.length)];
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> chromium(desktop, version, "");
            case 7, 8, 9, 10 -> chromium("Linux; Android 10; K", version, "Mobile ");
            case 11 -> chromium(DESKTOPS[0], version, "") + " Edg/" + version + ".0.0.0";
            case 12, 13 -> "Mozilla/5.0 (%s; rv:%d.0) Gecko/20100101 Firefox/%d.0".formatted(desktop, version, version);
            case 14, 15, 16, 17 -> {
                String minor = random.nextInt(8) + "";
                yield "Mozilla/5.0 (iPhone; CPU iPhone OS 18_" + minor + " like Mac OS X) AppleWebKit/605.1.15"
                        + " (KHTML, like Gecko) Version/18." + minor + " Mobile/15E148 Safari/604.1";
            }
            case 18 ->
                "Mozilla/5.0 (" + DESKTOPS[1] + ") AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18."
                        + random.nextInt(8) + " Safari/605.1.15";
            default -> "curl/8." + random.nextInt(16) + ".0";
        };
    }

    private static String chromium(String system, int version, String device) {
        return "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 %sSafari/537.36"
                .formatted(system, version, device);
    }
}
