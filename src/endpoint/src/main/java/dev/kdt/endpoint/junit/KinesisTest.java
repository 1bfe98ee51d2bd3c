package dev.kdt.endpoint.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class whose tests each have an embedded Kinesis and Firehose, made anew for each of them. Methods take what they need as
 * parameters: the {@link KinesisEndpoint}, or the {@link java.net.URI} that clients connect to.
 *
 * <pre>{@code
 * @KinesisTest(streams = "orders:4", deliveries = "archive")
 * class ProducerTest {
 *     @Test
 *     void sendsEveryOrder(KinesisEndpoint kinesis) { ... }
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KinesisTestExtension.class)
public @interface KinesisTest {
    /** Streams, each as {@code NAME} or {@code NAME:SHARDS}. */
    String[] streams() default {};

    /** Delivery streams, each as {@code NAME} or {@code NAME:STREAM}, to the bucket of their own name. */
    String[] deliveries() default {};

    /** Faults in force from the start, such as {@code partial op=PutRecords rate=0.3}. */
    String[] faults() default {};

    /** The moment at which a virtual clock stands, such as {@code 2026-03-04T05:06:07Z}; empty for the system's clock. */
    String virtualClock() default "";
}
