package dev.kdt.pipeline;

import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.codec.Decoder;
import dev.kdt.codec.Failure;
import dev.kdt.codec.Message;
import dev.kdt.codec.Unwrapper;
import dev.kdt.codec.format.CodecException;
import dev.kdt.jq.Halt;
import dev.kdt.json.Value;
import dev.kdt.pipeline.step.ExpressionContext;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline whose expression may take records by itself, in the middle of its work on another. The expression therefore
 * has a thread of its own, which goes on from batch to batch; it works only while {@link #process} waits for it, so that outcomes
 * come batch by batch and memory stays bounded however many records one run takes.
 */
final class InputContextProcessor implements Processor, Decoder.Sink {
    private final InputContext inputContext;
    private final Decoder decoder;
    private final Unwrapper unwrapper;
    private final StepChain line;
    private final Handoff handoff = new Handoff(this::work);
    private final Queue<Message> decoded = new ArrayDeque<>();

    private List<KinesisRecord> batch = List.of();
    private int next;
    private boolean last;
    private @Nullable Throwable failure;

    InputContextProcessor(InputContext inputContext, Decoder decoder, Unwrapper unwrapper, LineMaker lines) {
        this.inputContext = inputContext;
        this.decoder = decoder;
        this.unwrapper = unwrapper;
        this.line = lines.make(this::input);
    }

    /** Makes the steps, given where {@code input} takes records from. */
    @FunctionalInterface
    interface LineMaker {
        StepChain make(ExpressionContext.Inputs inputs);
    }

    @Override
    public void process(Batch in, Results out) {
        batch = in.records();
        next = 0;
        last = inputContext.isLast();
        line.into(out);
        handoff.giveToWorker();
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    private void work() {
        try {
            if (inputContext.runsOnce()) {
                runOnce();
                return;
            }
            for (Message message = take(); message != null; message = take()) {
                line.decoded(message);
            }
        } catch (Halt halt) {
            line.end();
            inputContext.halted(halt);
        } catch (Throwable e) {
            // All of it is thrown again by the host's thread.
            failure = e;
        }
    }

    private void runOnce() {
        KinesisRecord nothing = batch.getFirst();
        next = 1;
        line.decoded(new Message(nothing, nothing.data(), Value.NULL, Chain.of(Codec.JSON)));
        inputContext.end();
    }

    /** The next user record; null when the input has ended. */
    private @Nullable Message take() {
        while (decoded.isEmpty()) {
            if (next == batch.size()) {
                if (last) {
                    return null;
                }
                handoff.giveToHost();
            } else {
                unwrap(batch.get(next));
                next++;
            }
        }
        return decoded.poll();
    }

    private void unwrap(KinesisRecord piece) {
        line.at(next);
        try {
            for (KinesisRecord record : unwrapper.unwrap(piece)) {
                decoder.decode(record, this);
            }
        } catch (CodecException e) {
            line.failed(piece, Failure.decode(e, piece.data()));
        }
    }

    /** For {@code input}. The record that was worked on so far is accounted for, unless no other comes after it. */
    private @Nullable Value input() {
        if (decoded.isEmpty() && next == batch.size() && last) {
            return null;
        }
        line.goOn();
        Message taken = take();
        if (taken == null) {
            return null;
        }
        line.goOnWith(taken.record());
        return taken.value();
    }

    @Override
    public void decoded(Message message) {
        // The decoder's own value would not outlive its next one.
        decoded.add(
                new Message(message.record(), message.payload(), message.value().copy(), message.chain()));
    }

    @Override
    public void failed(KinesisRecord record, Failure why) {
        line.failed(record, why);
    }

    @Override
    public void empty(KinesisRecord record) {
        line.empty(record);
    }
}
