package dev.kdt.enumerate.run;

import dev.kdt.aws.FirehosePut;
import dev.kdt.enumerate.FaultEffect;
import dev.kdt.enumerate.FaultSite;
import dev.kdt.enumerate.SimulatedProcess;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RoutedSink;
import dev.kdt.flow.ServiceSink;
import dev.kdt.flow.Sink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;

/**
 * The delivery streams of the scenario: one, and, where results are routed, another one. Guarded by the processes, whose operations are
 * done one at a time.
 */
final class SimulatedDelivery implements ScenarioTarget {
    private static final String USUAL = "archive";
    private static final String ROUTED = "audit";

    private final boolean routed;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Set<ScenarioRecord> refused = new HashSet<>();
    private final Set<ScenarioRecord> neverTaken = new HashSet<>();

    /** @param routed whether there are two of them */
    SimulatedDelivery(boolean routed) {
        this.routed = routed;
    }

    /** The delivery stream that the record's result belongs to. */
    private String streamOf(ScenarioRecord record) {
        return routed && record.key().endsWith("1") ? ROUTED : USUAL;
    }

    @Override
    public OpenTarget open(Opener opener) {
        Sink usual = sink(USUAL, opener);
        return OpenTarget.of(
                routed
                        ? new RoutedSink(usual, Map.of("firehose:" + ROUTED, sink(ROUTED, opener)), opener.context())
                        : usual,
                "sent");
    }

    private Sink sink(String name, Opener opener) {
        FirehoseClient client = new Client(opener.process(), opener.number());
        return new ServiceSink(
                new FirehosePut(client, name, "nowhere"),
                new ServiceSink.Settings(1, opener.retrying(), opener.context().counters()));
    }

    @Override
    public List<Arrival> arrivals() {
        return arrivals;
    }

    @Override
    public boolean takesAll() {
        return false;
    }

    @Override
    public Set<ScenarioRecord> refused() {
        return refused;
    }

    @Override
    public List<String> broken() {
        return List.of();
    }

    private final class Client implements FirehoseClient {
        private final SimulatedProcess process;
        private final int number;

        Client(SimulatedProcess process, int number) {
            this.process = process;
            this.number = number;
        }

        /** The fault point of a request is that of a record in it: which records share a request differs from run to run. */
        @Override
        public PutRecordBatchResponse putRecordBatch(PutRecordBatchRequest request) {
            List<ScenarioRecord> records = request.records().stream()
                    .map(sent -> ScenarioRecord.ofResult(sent.data().asUtf8String()))
                    .toList();
            FaultEffect effect = FaultEffect.NONE;
            for (ScenarioRecord each : records) {
                if (!streamOf(each).equals(request.deliveryStreamName())) {
                    throw new AssertionError(each + " was sent to " + request.deliveryStreamName());
                }
                FaultEffect its = process.pass(FaultSite.SEND, each.toString());
                effect = effect == FaultEffect.NONE ? its : effect;
            }
            return process.perform(FaultSite.SEND, effect, new Put(records));
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}

        private final class Put implements ServiceCall<PutRecordBatchResponse> {
            private final List<ScenarioRecord> records;

            Put(List<ScenarioRecord> records) {
                this.records = records;
            }

            @Override
            public PutRecordBatchResponse done() {
                List<PutRecordBatchResponseEntry> entries =
                        records.stream().map(Client.this::take).toList();
                return PutRecordBatchResponse.builder()
                        .requestResponses(entries)
                        .failedPutCount((int) entries.stream()
                                .filter(entry -> entry.errorCode() != null)
                                .count())
                        .build();
            }

            @Override
            public void half() {
                records.subList(0, records.size() / 2).stream()
                        .filter(record -> record.fate() != ScenarioRecord.Fate.UNDELIVERABLE)
                        .forEach(record -> arrivals.add(new Arrival(record, number)));
            }
        }

        private PutRecordBatchResponseEntry take(ScenarioRecord record) {
            if (isRefused(record)) {
                refused.add(record);
                return PutRecordBatchResponseEntry.builder()
                        .errorCode("ServiceUnavailableException")
                        .errorMessage("Slow down.")
                        .build();
            }
            arrivals.add(new Arrival(record, number));
            return PutRecordBatchResponseEntry.builder()
                    .recordId("id-" + arrivals.size())
                    .build();
        }

        private boolean isRefused(ScenarioRecord record) {
            FaultEffect effect = process.pass(FaultSite.ENTRY, record.toString());
            if (effect == FaultEffect.DENIED) {
                neverTaken.add(record);
            }
            boolean isLater = record.fate() == ScenarioRecord.Fate.DELIVERED_LATER && !refused.contains(record);
            return effect == FaultEffect.REFUSED
                    || isLater
                    || record.fate() == ScenarioRecord.Fate.UNDELIVERABLE
                    || neverTaken.contains(record);
        }
    }
}
