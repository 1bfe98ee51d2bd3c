package dev.kdt.redrive;

import dev.kdt.codec.Arrival;
import dev.kdt.codec.Failure;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.redrive.RedriveTally.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends in groups, one after the other: the ledger has a group before it is sent, and its outcome before the next one. After a kill it is
 * the outcome of one group at the most that nobody knows.
 */
public final class SendingOutbox implements Outbox {
    /** As many as a request of either service takes, and as many bytes. */
    private static final int MOST_ITEMS = 500;

    private static final int MOST_BYTES = 4 << 20;

    private final Parts parts;
    private final List<RedriveItem> group = new ArrayList<>();
    private int bytes;

    /**
     * The parts of an outbox.
     *
     * @param ledgers the ledger of a source
     * @param parking where records go that fail; {@code null}: they stay where they are
     */
    public record Parts(
            Redriving how,
            SentLeftovers known,
            LedgerNames names,
            Function<String, SentLedger> ledgers,
            Redriving.Targets targets,
            @Nullable DeadLetters parking,
            Redriving.Complaints complaints,
            RedriveTally tally) {}

    /** A request's items: those of one source's ledger that go to one target. */
    private record Request(SentLedger ledger, String target) {}

    public SendingOutbox(Parts parts) {
        this.parts = parts;
    }

    @Override
    public SentLeftovers known() {
        return parts.known();
    }

    @Override
    public void send(RedriveItem item) throws InterruptedException {
        if (bytes + item.output().bytes().length() > MOST_BYTES) {
            flush();
        }
        group.add(item);
        bytes += item.output().bytes().length();
        set(item, SentState.SENT); // The same record in the same group is not sent twice, either.
        if (group.size() == MOST_ITEMS) {
            flush();
        }
    }

    @Override
    public void done(RedriveItem item) {
        SentLedger ledger = parts.ledgers().apply(item.source());
        ledger.end(begin(ledger, item.target(), List.of(item)), List.of(), List.of());
        set(item, SentState.SENT);
    }

    @Override
    public void failed(RedriveItem item, KinesisRecord record, Failure failure) throws InterruptedException {
        parts.tally().add(item.kind(), item.source(), item.target(), Outcome.FAILED);
        DeadLetters parking = parts.parking();
        if (parking == null) {
            set(item, SentState.OPEN);
            return;
        }
        // Between the two lines, nobody knows whether it is parked.
        SentLedger ledger = parts.ledgers().apply(item.source());
        long number = begin(ledger, "parked:" + parking.place(), List.of(item));
        parking.park(record, failure);
        parking.force();
        ledger.end(number, List.of(), List.of());
        set(item, SentState.SENT);
    }

    @Override
    public void flush() throws InterruptedException {
        Map<Request, List<RedriveItem>> requests = new LinkedHashMap<>();
        for (RedriveItem each : group) {
            requests.computeIfAbsent(
                            new Request(parts.ledgers().apply(each.source()), each.target()), _ -> new ArrayList<>())
                    .add(each);
        }
        group.clear();
        bytes = 0;
        for (Map.Entry<Request, List<RedriveItem>> each : requests.entrySet()) {
            send(each.getKey(), each.getValue());
        }
    }

    private void send(Request request, List<RedriveItem> items) throws InterruptedException {
        Sink sink = parts.targets().of(request.target());
        long number = begin(request.ledger(), request.target(), items);
        AtomicReferenceArray<@Nullable Failure> failures = new AtomicReferenceArray<>(items.size());
        FlowException lost = sent(sink, items, failures);
        List<Integer> open = new ArrayList<>();
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Failure failure = failures.get(i);
            if (failure != null) {
                (failure.arrival() == Arrival.UNKNOWN ? unknown : open).add(i);
            }
        }
        request.ledger().end(number, open, unknown);
        for (int i = 0; i < items.size(); i++) {
            conclude(items.get(i), failures.get(i));
        }
        if (lost != null) {
            throw lost;
        }
    }

    private void conclude(RedriveItem item, @Nullable Failure failure) throws InterruptedException {
        if (failure == null) {
            parts.tally().add(item.kind(), item.source(), item.target(), Outcome.SENT);
            parts.tally().example(item);
            return;
        }
        parts.complaints().tell(item.position(), failure);
        if (failure.arrival() == Arrival.UNKNOWN) {
            set(item, SentState.UNKNOWN);
            parts.tally().add(item.kind(), item.source(), item.target(), Outcome.UNKNOWN);
            return;
        }
        boolean isOwn = !item.target().equals(parts.how().target());
        failed(
                item,
                item.output().source().withData(item.output().bytes()),
                isOwn ? failure.onTheWayTo(item.target()) : failure);
    }

    /** Sends all of them and waits for the answers; what the sink takes no more was not sent. */
    private static @Nullable FlowException sent(
            Sink sink, List<RedriveItem> items, AtomicReferenceArray<@Nullable Failure> failures)
            throws InterruptedException {
        CountDownLatch settled = new CountDownLatch(items.size());
        FlowException lost = null;
        for (int i = 0; i < items.size(); i++) {
            try {
                sink.send(items.get(i).output(), new Slot(i, failures, settled));
            } catch (FlowException e) {
                lost = lost == null ? e : lost;
                failures.set(i, Failure.deliver("not sent: " + e.getMessage(), 0));
                settled.countDown();
            }
        }
        sink.flush();
        settled.await();
        return lost;
    }

    private long begin(SentLedger ledger, String target, List<RedriveItem> items) {
        return ledger.begin(
                target,
                parts.how().pipelineName(),
                items.stream().map(RedriveItem::inLedger).toList());
    }

    private void set(RedriveItem item, SentState state) {
        SentScope scope = new SentScope(item.target(), parts.how().pipelineName());
        parts.known().set(parts.names().whole(item.place()), scope, item.inLedger(), state);
    }

    private record Slot(int number, AtomicReferenceArray<@Nullable Failure> failures, CountDownLatch settled)
            implements Ticket {
        @Override
        public void delivered(Output output) {
            settled.countDown();
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            failures.set(number, failure);
            settled.countDown();
        }

        @Override
        public void givenUp(Output output) {
            undeliverable(output, Failure.deliver("the sink broke", 1, Arrival.UNKNOWN));
        }
    }
}
