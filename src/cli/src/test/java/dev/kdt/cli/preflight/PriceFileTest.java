package dev.kdt.cli.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.cli.console.UsageException;
import org.junit.jupiter.api.Test;

class PriceFileTest {
    private static final String PRICES = """
        date: 2026-12-01
        region: eu-north-1
        currency: EUR
        month-hours: 744
        shard-hour: {price: 1, source: made up}
        million-payload-units: 2
        stream-hour: 3
        written-gigabyte: 4
        firehose-gigabyte: 5
        """;

    @Test
    void aPriceMayNameItsSource() {
        PriceList prices = PriceFile.parse("my.yaml", PRICES);
        assertEquals("eu-north-1 in EUR as of 2026-12-01", prices.inWords());
        assertEquals(1, prices.shardHour());
        assertEquals(5, prices.firehoseGigabyte());
    }

    @Test
    void allThatIsWrongIsToldWithItsPlace() {
        String wrong = PRICES.replace("2026-12-01", "today")
                .replace("stream-hour: 3", "stream-hours: 3")
                .replace("written-gigabyte: 4", "written-gigabyte: cheap");
        assertEquals(
                "--prices: my.yaml:1:1: stream-hour: a price is wanted, such as 0.015; my.yaml:1:7: date: a day is"
                        + " wanted, such as 2026-11-28; my.yaml:7:1: unknown key 'stream-hours' (did you mean"
                        + " 'stream-hour'?); my.yaml:8:19: written-gigabyte: a price is wanted, such as 0.015",
                message(wrong));
        assertEquals("--prices: my.yaml: a mapping of keys to prices is wanted", message(""));
    }

    private static String message(String text) {
        return String.valueOf(assertThrows(UsageException.class, () -> PriceFile.parse("my.yaml", text))
                .getMessage());
    }
}
