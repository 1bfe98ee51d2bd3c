package dev.kdt.redrive;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.flow.Input;
import dev.kdt.flow.Sink;
import dev.kdt.pipeline.OnError;
import dev.kdt.pipeline.Processor;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How leftovers are redriven.
 *
 * @param target of what has none of its own; empty where none was named, which only a look may do
 * @param own whether parked results go to targets of their own
 * @param pipeline that records go through; null for none
 * @param delimiter ends records of streams and lines that go to a delivery stream without a pipeline
 * @param unknown what is done with leftovers of which an earlier redrive does not know whether they arrived
 * @param max how long a record may be
 */
public record Redriving(
        String target, OwnTargets own, @Nullable Pipe pipeline, Slice delimiter, Unknown unknown, MaxRecord max) {
    /** The targets that results have which a {@code route} step sent somewhere. */
    public enum OwnTargets {
        KEPT,
        IGNORED
    }

    /** The treatment of what may have arrived. */
    public enum Unknown {
        /** It is told, and stays where it is. */
        HOLD,
        /** It is looked for in its target, and sent if it is not there. */
        LOOK,
        /** It is sent, and may be there twice then. */
        SEND,
        /** It counts as sent. */
        DONE
    }

    /**
     * A pipeline.
     *
     * @param name by which the ledger knows it
     */
    public record Pipe(String name, Processor processor, OnError onError) {}

    String pipelineName() {
        return pipeline == null ? "" : pipeline.name();
    }

    /** Gets what leftovers only name. */
    public interface Fetching {
        /**
         * The records of the range that are still there, in order.
         *
         * @throws dev.kdt.flow.FlowException when they cannot be read
         */
        List<KinesisRecord> records(SequenceRange range) throws InterruptedException;

        /**
         * An object.
         *
         * @param manifest the file or object that names it
         * @throws dev.kdt.flow.FlowException when it cannot be found
         */
        Input object(String manifest, String url);
    }

    /** Whether something is in a target. */
    public enum Presence {
        THERE,
        ABSENT,
        /** The target cannot be read. */
        NOT_TOLD
    }

    /** Looks into targets. */
    @FunctionalInterface
    public interface TargetLook {
        /**
         * Looks for a record by its bytes. Of several that are equal, each is found once.
         *
         * @param since when the first of the records that are looked for may have arrived
         * @throws dev.kdt.flow.FlowException when the target cannot be read to its end
         */
        Presence find(String target, Instant since, Slice bytes) throws InterruptedException;
    }

    /** Targets by their names, opened when they are needed first. */
    @FunctionalInterface
    public interface Targets {
        Sink of(String target) throws InterruptedException;
    }

    /** Told of what fails. */
    @FunctionalInterface
    public interface Complaints {
        void tell(Position position, Failure failure);
    }
}
