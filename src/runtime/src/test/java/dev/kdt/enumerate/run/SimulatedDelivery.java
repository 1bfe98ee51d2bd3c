package dev.kdt.enumerate.run;

import dev.kdt.enumerate.FaultEffect;
import dev.kdt.enumerate.FaultSite;
import dev.kdt.enumerate.SimulatedProcess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/** The delivery streams of the scenario. Guarded by the processes, whose operations are done one at a time. */
final class SimulatedDelivery {
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    private final Function<ScenarioRecord, String> streams;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Set<ScenarioRecord> refused = new HashSet<>();
    private final Set<ScenarioRecord> neverTaken = new HashSet<>();

    /** @param streams the delivery stream that a record's result belongs to */
    SimulatedDelivery(Function<ScenarioRecord, String> streams) {
        this.streams = streams;
    }

    /**
     * A result that arrived.
     *
     * @param life of the process that sent it, counted from 0
     */
    record Arrival(ScenarioRecord record, int life) {}

    /** What arrived, in its order. */
    List<Arrival> arrivals() {
        return arrivals;
    }

    /** The records that were refused at least once while others of their request were taken. */
    Set<ScenarioRecord> refused() {
        return refused;
    }

    /** The client of one process. */
    FirehoseClient client(SimulatedProcess process, int life) {
        return new Client(process, life);
    }

    private final class Client implements FirehoseClient {
        private final SimulatedProcess process;
        private final int life;

        Client(SimulatedProcess process, int life) {
            this.process = process;
            this.life = life;
        }

        /** The fault point of a request is that of a record in it: which records share a request differs from run to run. */
        @Override
        public PutRecordBatchResponse putRecordBatch(PutRecordBatchRequest request) {
            List<ScenarioRecord> records =
                    request.records().stream().map(SimulatedDelivery::recordOf).toList();
            FaultEffect effect = FaultEffect.NONE;
            for (ScenarioRecord each : records) {
                if (!streams.apply(each).equals(request.deliveryStreamName())) {
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
                        .forEach(record -> arrivals.add(new Arrival(record, life)));
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
            arrivals.add(new Arrival(record, life));
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

    private static ScenarioRecord recordOf(Record sent) {
        Matcher number = NUMBER.matcher(sent.data().asUtf8String());
        if (!number.find()) {
            throw new AssertionError("not a result: " + sent.data().asUtf8String());
        }
        return ScenarioRecord.ALL.get(Integer.parseInt(number.group(1)));
    }
}
