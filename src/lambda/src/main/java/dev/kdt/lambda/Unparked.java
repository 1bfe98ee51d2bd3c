package dev.kdt.lambda;

import dev.kdt.codec.Failure;
import dev.kdt.flow.DeadLetters;
import dev.kdt.record.KinesisRecord;

/** No parking: what fails is dropped on purpose, or left to Lambda. */
final class Unparked implements DeadLetters {
    @Override
    public void park(KinesisRecord record, Failure failure) {
        throw new IllegalStateException(
                "nothing is parked here: " + record.position().inWords());
    }

    @Override
    public void force() {}

    @Override
    public String place() {
        return "nowhere";
    }
}
