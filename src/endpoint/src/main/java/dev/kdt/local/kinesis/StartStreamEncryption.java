package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.choice;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;

/** Marks a stream as encrypted. Records are kept as they are either way. */
final class StartStreamEncryption implements Action {
    private static final Shape.Structure INPUT = structure(
            KinesisShapes.NAME,
            required("EncryptionType", choice("NONE", "KMS")),
            required("KeyId", text(1, 2048)),
            KinesisShapes.ARN,
            KinesisShapes.ID);

    private final Streams streams;

    StartStreamEncryption(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.ready(params, caller);
        if (!params.text("EncryptionType").equals("KMS")) {
            throw ServiceException.invalidArgument("EncryptionType must be KMS.");
        }
        stream.update(settings -> settings.withKeyId(params.text("KeyId")));
        return Answer.NOTHING;
    }
}
