package dev.kdt.clients;

import dev.kdt.local.EndpointClients;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.common.KinesisClientUtil;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.exceptions.InvalidStateException;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.metrics.NullMetricsFactory;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.processor.SingleStreamTracker;
import software.amazon.kinesis.retrieval.RetrievalSpecificConfig;
import software.amazon.kinesis.retrieval.fanout.FanOutConfig;
import software.amazon.kinesis.retrieval.polling.PollingConfig;

/** A worker of a KCL application, from its start to its graceful end; waits are cut short. */
final class KclWorker {
    private static final String APPLICATION = "counting";
    private static final long PATIENCE_SECONDS = 60;

    private final KinesisAsyncClient kinesis;
    private final CloudWatchAsyncClient cloudWatch;
    private final Scheduler scheduler;
    private final Thread thread;
    private final List<KclIT.Seen> seen = new CopyOnWriteArrayList<>();

    /** How records come to the worker. */
    enum Retrieval {
        POLLING {
            @Override
            RetrievalSpecificConfig config(String stream, KinesisAsyncClient kinesis) {
                return new PollingConfig(stream, kinesis).idleTimeBetweenReadsInMillis(200);
            }
        },
        FAN_OUT {
            @Override
            RetrievalSpecificConfig config(String stream, KinesisAsyncClient kinesis) {
                return new FanOutConfig(kinesis).streamName(stream).applicationName(APPLICATION);
            }
        };

        abstract RetrievalSpecificConfig config(String stream, KinesisAsyncClient kinesis);
    }

    private KclWorker(String stream, URI endpoint, LeaseTables tables, Retrieval retrieval) {
        this.kinesis = KinesisClientUtil.createKinesisAsyncClient(
                EndpointClients.local(KinesisAsyncClient.builder(), endpoint));
        this.cloudWatch =
                EndpointClients.local(CloudWatchAsyncClient.builder(), endpoint).build();
        this.scheduler = scheduler(stream, tables, retrieval);
        this.thread = Thread.ofPlatform().daemon().unstarted(scheduler);
    }

    static KclWorker start(String stream, URI endpoint, LeaseTables tables, Retrieval retrieval) {
        KclWorker worker = new KclWorker(stream, endpoint, tables, retrieval);
        worker.thread.start();
        return worker;
    }

    private Scheduler scheduler(String stream, LeaseTables tables, Retrieval retrieval) {
        SingleStreamTracker tracker = new SingleStreamTracker(
                stream, InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON));
        ConfigsBuilder configs = new ConfigsBuilder(
                tracker,
                APPLICATION,
                kinesis,
                tables.client(),
                cloudWatch,
                UUID.randomUUID().toString(),
                Processor::new);
        return new Scheduler(
                configs.checkpointConfig(),
                configs.coordinatorConfig()
                        .parentShardPollIntervalMillis(100)
                        .shardConsumerDispatchPollIntervalMillis(100),
                configs.leaseManagementConfig().failoverTimeMillis(1_000).shardSyncIntervalMillis(1_000),
                configs.lifecycleConfig(),
                configs.metricsConfig().metricsFactory(new NullMetricsFactory()),
                configs.processorConfig(),
                configs.retrievalConfig().retrievalSpecificConfig(retrieval.config(stream, kinesis)));
    }

    /** What was processed so far, in this order. */
    List<KclIT.Seen> seen() {
        return List.copyOf(seen);
    }

    /** Ends it gracefully: each shard's processor checkpoints what it has seen. */
    void end() throws Exception {
        scheduler.startGracefulShutdown().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        cloudWatch.close();
        kinesis.close();
    }

    private final class Processor implements ShardRecordProcessor {
        private String shard = "";

        @Override
        public void initialize(InitializationInput input) {
            shard = input.shardId();
        }

        @Override
        public void processRecords(ProcessRecordsInput input) {
            input.records().forEach(record -> {
                String text = StandardCharsets.UTF_8.decode(record.data()).toString();
                seen.add(new KclIT.Seen(shard, Integer.parseInt(text)));
            });
        }

        @Override
        public void shardEnded(ShardEndedInput input) {
            checkpoint(input.checkpointer());
        }

        @Override
        public void shutdownRequested(ShutdownRequestedInput input) {
            checkpoint(input.checkpointer());
        }

        @Override
        public void leaseLost(LeaseLostInput input) {
            // Another worker goes on from the last checkpoint.
        }

        private static void checkpoint(RecordProcessorCheckpointer checkpointer) {
            try {
                checkpointer.checkpoint();
            } catch (InvalidStateException | ShutdownException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
