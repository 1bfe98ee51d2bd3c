package dev.kdt.cli.command.local;

import dev.kdt.aws.S3Objects;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** An S3-compatible service as the place where an embedded endpoint's objects go. */
public record S3Store(S3Objects objects) implements ObjectStore, AutoCloseable {
    /** The place of the store, for messages. */
    String place() {
        return objects.place();
    }

    @Override
    public void put(S3Object object, Path file, String encoding) throws IOException {
        objects.put(object.bucket(), object.key(), file, encoding);
    }

    @Override
    public InputStream open(S3Object object) throws IOException {
        return objects.open(object.bucket(), object.key());
    }

    @Override
    public void close() {
        objects.close();
    }
}
