package dev.kdt.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.cli.console.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsAddressTest {
    @ParameterizedTest
    @CsvSource({
        "9400,127.0.0.1:9400",
        "0.0.0.0:9400,0.0.0.0:9400",
        "metrics.internal:0,metrics.internal:0",
        "[::1]:9400,[::1]:9400"
    })
    void aPortAloneIsOpenToThisMachineOnly(String text, String address) {
        assertEquals(address, MetricsAddress.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":9400", "host", "host:", "65536", "::1:9400", "http://host:1", "a b:1", "-1"})
    void whatIsNoAddressIsRefused(String text) {
        UsageException e = assertThrows(UsageException.class, () -> MetricsAddress.parse(text));
        assertEquals(
                "--metrics: '" + text + "' is not HOST:PORT (write 9400, or 0.0.0.0:9400 for other machines)",
                e.getMessage());
    }
}
