package dev.kdt.local;

import java.io.IOException;
import java.nio.file.Path;

/** The contract, kept by our own endpoint. */
class KinesisSettingsContractTest extends KinesisSettingsContract {
    @Override
    protected TestedEndpoint endpoint(Path data) throws IOException {
        return EmbeddedEndpoint.start(data);
    }
}
