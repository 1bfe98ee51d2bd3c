package dev.kdt.aws;

import dev.kdt.library.OptionalLibrary;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.Slf4JLoggerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/**
 * The client that shards are subscribed with, over HTTP/2. A class of its own, since its HTTP client is an optional dependency and takes
 * long to load.
 */
final class FanOutClient implements AutoCloseable {
    /** More than a stream has shards: each subscription is a request. */
    private static final int MOST_SUBSCRIPTIONS = 100_000;

    /** Longer than a subscription lives: its silence is noticed by {@link ShardSubscription}. */
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(6);

    private static final int THREADS = 2;

    /** Lent to the HTTP client, which would wait for seconds until its own has ended. */
    private final NioEventLoopGroup threads;

    private final KinesisAsyncClient kinesis;

    private FanOutClient(NioEventLoopGroup threads, KinesisAsyncClient kinesis) {
        this.threads = threads;
        this.kinesis = kinesis;
    }

    /** @throws AwsConfigException when region, credentials or the HTTP client are not to be found */
    static FanOutClient of(AwsSettings settings) {
        if (!OptionalLibrary.NETTY.isThere()) {
            throw new AwsConfigException(OptionalLibrary.NETTY.missing());
        }
        prepareNetty();
        NioEventLoopGroup threads = new NioEventLoopGroup(THREADS, new DefaultThreadFactory("kdt-fan-out", true));
        try {
            return new FanOutClient(threads, kinesis(settings, threads));
        } catch (RuntimeException e) {
            end(threads);
            throw e;
        }
    }

    private static KinesisAsyncClient kinesis(AwsSettings settings, NioEventLoopGroup threads) {
        return new ClientSettings(settings, settings.endpointOf("KINESIS"))
                .build(
                        KinesisAsyncClient.builder(),
                        NettyNioAsyncHttpClient.builder()
                                .protocol(Protocol.HTTP2)
                                .eventLoopGroup(SdkEventLoopGroup.create(threads))
                                .maxConcurrency(MOST_SUBSCRIPTIONS)
                                .connectionTimeout(Duration.ofSeconds(5))
                                .readTimeout(READ_TIMEOUT)
                                .tlsTrustManagersProvider(Clients.trusted(settings)));
    }

    /**
     * Netty does without {@code sun.misc.Unsafe}, of whose use the JDK warns on stderr, unless the user decides; it reads that when it is
     * loaded. And it logs through SLF4J as the SDK does, also where that has no back end.
     */
    private static void prepareNetty() {
        if (System.getProperty("io.netty.noUnsafe") == null) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
        InternalLoggerFactory.setDefaultFactory(Slf4JLoggerFactory.INSTANCE);
    }

    KinesisAsyncClient kinesis() {
        return kinesis;
    }

    /** Ends all subscriptions. Does not wait for it: the HTTP client waits for seconds while a subscription is open. */
    @Override
    public void close() {
        Thread.ofVirtual().name("kdt-fan-out-end").start(() -> {
            kinesis.close();
            end(threads);
        });
    }

    /** Does not wait: the HTTP client's last tasks run on these threads, which no process lives for. */
    private static void end(NioEventLoopGroup threads) {
        var _ = threads.shutdownGracefully(1, 5, TimeUnit.SECONDS);
    }
}
