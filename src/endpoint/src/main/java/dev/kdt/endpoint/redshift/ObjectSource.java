package dev.kdt.endpoint.redshift;

import java.io.IOException;
import java.io.InputStream;

/** Opens objects by their URLs, {@code s3://bucket/key}. */
public interface ObjectSource {
    InputStream open(String url) throws IOException;
}
