package dev.kdt.local;

import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects on an S3-compatible service, by the SDK's client and nothing else. */
record SdkObjectStore(S3Client client) implements ObjectStore, AutoCloseable {
    @Override
    public void put(S3Object object, Path file, String encoding) throws IOException {
        try {
            client.putObject(r -> r.bucket(object.bucket()).key(object.key()), file);
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    @Override
    public InputStream open(S3Object object) throws IOException {
        try {
            return client.getObject(r -> r.bucket(object.bucket()).key(object.key()));
        } catch (NoSuchKeyException e) {
            throw (IOException) new FileNotFoundException(object.url()).initCause(e);
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
