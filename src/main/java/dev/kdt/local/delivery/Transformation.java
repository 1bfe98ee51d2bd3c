package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import java.io.IOException;
import java.util.Map;

/** Hands pieces to a transformer. */
record Transformation(String arn, Transformer transformer) implements Stage {
    @Override
    public void apply(Piece piece, Out out) throws StageException, IOException {
        Transformer.Result result;
        try {
            result = transformer.transform(
                    piece.data(), piece.from().key(), piece.from().arrival());
        } catch (RuntimeException e) {
            throw new StageException("Lambda.FunctionError", "The transformer failed: " + e, arn);
        }
        switch (result) {
            case Transformer.Result.Ok(Slice data, Map<String, String> keys) ->
                out.take(piece.withData(data).withKeys(keys));
            case Transformer.Result.Dropped _ -> {}
            case Transformer.Result.ProcessingFailed(String message) ->
                throw new StageException("Lambda.ProcessingFailedStatus", message, arn);
        }
    }
}
