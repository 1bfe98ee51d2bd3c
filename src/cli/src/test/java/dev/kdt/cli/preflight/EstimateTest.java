package dev.kdt.cli.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The estimates of the samples, calculated by hand from the prices of 2026-11-28. */
class EstimateTest {
    private static final Pattern CUSTOMER = Pattern.compile("\"customer\":\"([^\"]+)\"");

    @Test
    void thePricesAreOfTheDateThatIsCalculatedWith() {
        PriceList prices = PriceFile.own();
        assertEquals(LocalDate.of(2026, 11, 28), prices.date());
        assertEquals("us-east-1 in USD as of 2026-11-28", prices.inWords());
        assertEquals(
                List.of(730.0, 0.015, 0.014, 0.04, 0.08, 0.029),
                List.of(
                        prices.monthHours(),
                        prices.shardHour(),
                        prices.millionPayloadUnits(),
                        prices.streamHour(),
                        prices.writtenGigabyte(),
                        prices.firehoseGigabyte()));
    }

    @Test
    void ordersAtAThousandASecond() throws IOException {
        Measured orders = measured("orders.ndjson", null);
        Estimate estimate = estimate(orders);
        // 401 orders with a customer, of 70,030 bytes (the longest has 208), and keys such as c-1053: 72,436 with them.
        assertEquals(401, orders.volume().records());
        assertEquals(72_436, orders.volume().bytes());
        assertEquals(208, orders.sizes().largest());
        assertEquals(1, orders.requests());
        // 1,000 records a second are what a shard takes, and 72,436 / 401 * 1,000 = 180,638 bytes are less.
        assertEquals(1, estimate.shards(orders.volume()));
        // A month has 730 * 3,600 = 2,628,000 seconds, so 2,628 million records, each in one PUT payload unit of 25 KB:
        // 730 * 0.015 + 2,628 * 0.014 = 10.95 + 36.792.
        assertEquals(47.742, estimate.provisioned(orders.volume()), 0.0005);
        // Each is rounded up to 1 KB: 2,628,000,000 / 1,048,576 = 2,506.256 GB; 730 * 0.04 + 2,506.256 * 0.08 = 29.20 +
        // 200.500.
        assertEquals(229.700, estimate.onDemand(orders.volume()), 0.0005);
        // Each is rounded up to 5 KB: 5 * 2,506.256 = 12,531.281 GB, * 0.029.
        assertEquals(363.407, estimate.firehose(orders.volume()), 0.0005);
    }

    @Test
    void ordersPacked() throws IOException {
        Measured orders = measured("orders.ndjson", null);
        Estimate estimate = estimate(orders);
        // 401 records of about 191 bytes with their framing are 76.5 KB: an aggregate of 50 KiB, and one of 25 KiB.
        Volume aggregated = orders.packing().aggregated();
        assertEquals(2, aggregated.records());
        assertEquals(75, aggregated.kilobytes());
        assertEquals(3, aggregated.payloadUnits());
        // 3 payload units for 401 records: 2,628 million * 3 / 401 = 19.6608 million; 10.95 + 19.6608 * 0.014.
        assertEquals(11.225, estimate.provisioned(aggregated), 0.0005);
        // 75 KB for 401 records: 2,506.256 * 75 / 401 = 468.752 GB; 29.20 + 468.752 * 0.08.
        assertEquals(66.700, estimate.onDemand(aggregated), 0.0005);
        // With newlines 70,030 + 401 = 70,431 bytes, one record of 14 times 5 KB: 2,506.256 * 70 / 401 = 437.501 GB, *
        // 0.029.
        Volume packed = orders.packing().packed();
        assertEquals(1, packed.records());
        assertEquals(14, packed.firehoseBlocks());
        assertEquals(12.688, estimate.firehose(packed), 0.0005);
    }

    @Test
    void clicksAtFiveThousandASecond() throws IOException {
        Measured clicks = measured("clickstream.ndjson", Traffic.steady(5_000, Traffic.Origin.TOLD));
        Estimate estimate = estimate(clicks);
        // 201 records of 98,806 bytes, and 16 more for the random key of each.
        assertEquals(102_022, clicks.volume().bytes());
        assertEquals(201, clicks.keyless());
        // 5,000 records a second fill five shards; their 2,537,861 bytes need three.
        assertEquals(5, estimate.shards(clicks.volume()));
        // 5 * 10.95 + 5 * 36.792; 29.20 + 5 * 200.5005; 5 * 363.4071, as for the orders: all are below 1 KB.
        assertEquals(238.710, estimate.provisioned(clicks.volume()), 0.0005);
        assertEquals(1_031.702, estimate.onDemand(clicks.volume()), 0.0005);
        assertEquals(1_817.036, estimate.firehose(clicks.volume()), 0.0005);
    }

    @Test
    void recordsAreRoundedUpToUnits() {
        Volume volume = new Volume();
        volume.add(5_119, 1);
        volume.add(5_120, 1);
        volume.add(25_599, 1);
        volume.add(25_600, 1);
        volume.add(0, 1);
        assertEquals(1 + 1 + 1 + 2 + 1, volume.payloadUnits());
        assertEquals(5 + 6 + 25 + 26 + 1, volume.kilobytes());
        assertEquals(1 + 1 + 5 + 5 + 1, volume.firehoseBlocks());
    }

    private static Estimate estimate(Measured measured) {
        return new Estimate(
                PriceFile.own(), measured.traffic(), measured.volume().records());
    }

    /** Measures the lines of a sample; orders have the customer as their key, and two of them have none. */
    private static Measured measured(String sample, @Nullable Traffic told) throws IOException {
        MeterRig rig = new MeterRig();
        for (String line : Files.readAllLines(Path.of("samples", sample))) {
            Matcher customer = CUSTOMER.matcher(line);
            if (sample.startsWith("click")) {
                rig.measure(null, Slice.utf8(line));
            } else if (customer.find()) {
                rig.measure(Objects.requireNonNull(customer.group(1)), Slice.utf8(line));
            }
        }
        return rig.measured(told);
    }
}
