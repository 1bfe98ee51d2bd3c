package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.S3Objects;
import dev.kdt.cli.command.local.S3Store;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.local.S3Server;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The objects of {@code kdt local --s3-endpoint-url}, on a real S3-compatible service. */
class S3StoreIT {
    @TempDir
    Path folder;

    @Test
    void objectsAreReadBackUnderAnyKeyAndMissingOnesAreToldFromFaults() throws Exception {
        URI address = S3Server.freeAddress();
        try (S3Server s3 = S3Server.start(address, "bucket");
                S3Store store = new S3Store(S3Objects.of(new AwsSettings(
                        null, null, null, address, Map.of("AWS_ENDPOINT_URL_S3", address.toString()))))) {
            S3Object object = new S3Object("bucket", "öf fen/+&=2026/orders");
            store.put(object, Files.writeString(folder.resolve("object"), "ab"), "");
            assertEquals("ab", new String(s3.objects("bucket").get(object.key()), StandardCharsets.UTF_8));
            try (InputStream in = store.open(object)) {
                assertEquals("ab", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            assertThrows(FileNotFoundException.class, () -> store.open(new S3Object("bucket", "missing")));
            Path other = Files.writeString(folder.resolve("other"), "c");
            IOException refused =
                    assertThrows(IOException.class, () -> store.put(new S3Object("nowhere", "key"), other, ""));
            assertTrue(refused.getMessage().contains(address.toString()), refused.getMessage());
        }
    }
}
