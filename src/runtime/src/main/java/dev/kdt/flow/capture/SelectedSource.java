package dev.kdt.flow.capture;

import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.format.CodecException;
import dev.kdt.flow.ForwardingLane;
import dev.kdt.flow.ForwardingSource;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Unread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelopes of a capture around records that are asked for. What is no envelope goes on, so that it fails where it is used. */
public final class SelectedSource extends ForwardingSource {
    private final CaptureSelection selection;
    private final long count;

    /**
     * @param source of envelopes
     * @param count how many records are read at the most
     */
    public SelectedSource(Source source, CaptureSelection selection, long count) {
        super(source);
        this.selection = selection;
        this.count = count;
    }

    @Override
    protected ForwardingLane forwarding(Lane lane) {
        return new Selected(lane);
    }

    private final class Selected extends ForwardingLane {
        private final EnvelopeReader envelopes = new EnvelopeReader();
        private long left = count;

        Selected(Lane lane) {
            super(lane);
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            while (left > 0) {
                Batch batch = super.next();
                if (batch == null) {
                    return null;
                }
                Batch some = selected(batch);
                if (some.size() > 0) {
                    Batch taken = some.size() > left ? some.first((int) left) : some;
                    left -= taken.size();
                    return taken;
                }
                super.recycle(batch);
            }
            return null;
        }

        private Batch selected(Batch batch) {
            List<KinesisRecord> records = new ArrayList<>();
            List<Unread> unread = new ArrayList<>();
            for (int i = 0; i <= batch.records().size(); i++) {
                for (Unread each : batch.unread()) {
                    if (each.before() == i) {
                        unread.add(new Unread(records.size(), each.position(), each.reason()));
                    }
                }
                if (i < batch.records().size() && isAsked(batch.records().get(i))) {
                    records.add(batch.records().get(i));
                }
            }
            return new Batch(batch.lane(), records, unread);
        }

        private boolean isAsked(KinesisRecord line) {
            try {
                return selection.takes(envelopes.read(line.data()).record());
            } catch (CodecException _) {
                return true;
            }
        }
    }
}
