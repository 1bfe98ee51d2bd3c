package dev.kdt.local.delivery;

import dev.kdt.endpoint.option.TransformationFunctions;
import dev.kdt.endpoint.option.Transformer;
import dev.kdt.local.log.LogRecord;
import dev.kdt.record.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Lambda}: lets a function transform the records, in the service's contract for it. */
final class TransformStage implements Stage {
    /** Amazon Data Firehose API Reference, ProcessorParameter. */
    private static final int DEFAULT_RETRIES = 3;

    private static final double DEFAULT_BUFFER_MIB = 1;

    private final TransformCall.Function function;
    private final long bufferBytes;

    private TransformStage(TransformCall.Function function, long bufferBytes) {
        this.function = function;
        this.bufferBytes = bufferBytes;
    }

    static TransformStage of(ProcessorParameters parameters, TransformationFunctions functions, String streamArn) {
        String arn = parameters.text("LambdaArn");
        int name = arn.indexOf(":function:");
        Transformer transformer = name < 0
                ? null
                : functions.named(arn.substring(name + ":function:".length()).replaceAll(":.*", ""));
        if (transformer == null) {
            throw parameters.wrong(
                    "LambdaArn", "names no function of this endpoint (kdt local --function NAME=PIPELINE adds one).");
        }
        int retries = parameters.integer("NumberOfRetries", DEFAULT_RETRIES, 0, Limits.FIREHOSE_TRANSFORMATION_RETRIES);
        return new TransformStage(new TransformCall.Function(transformer, arn, streamArn, retries), (long)
                (parameters.decimal("BufferSizeInMBs", DEFAULT_BUFFER_MIB, 0.2, 3) * (1 << 20)));
    }

    @Override
    public void run(List<Piece> in, Next next) throws TryAgainException {
        TransformCall call = new TransformCall(function);
        LogRecord last = null;
        int part = 0;
        for (Piece piece : in) {
            if (!call.isEmpty() && call.bytes() + piece.data().length() > bufferBytes) {
                call.run(next);
                call = new TransformCall(function);
            }
            part = isSame(piece.from(), last) ? part + 1 : 0;
            last = piece.from();
            call.add(id(piece, part), piece);
        }
        if (!call.isEmpty()) {
            call.run(next);
        }
    }

    @SuppressWarnings("ReferenceEquality") // The very record, not one like it.
    private static boolean isSame(LogRecord record, @Nullable LogRecord last) {
        return record == last;
    }

    /** The same for the same part of the same record, also after a restart. */
    private static String id(Piece piece, int part) {
        String id = piece.lane().name() + ":" + piece.from().ordinal();
        return part == 0 ? id : id + "." + part;
    }
}
