package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects on a real S3-compatible service instead of files. */
class S3EndpointIT {
    private static S3Server s3;
    private static SdkObjectStore store;

    @TempDir
    Path data;

    @BeforeAll
    static void start() throws IOException {
        URI address = S3Server.freeAddress();
        s3 = S3Server.start(address, "bucket");
        store = S3Server.store(address);
    }

    @AfterAll
    static void stop() {
        store.close();
        s3.close();
    }

    private DeliveryRig rig(ObjectStore objects) throws IOException {
        return new DeliveryRig(data, DeliveryOptions.DEFAULT.withObjects(objects));
    }

    private static Map<String, byte[]> objects(String prefix) {
        Map<String, byte[]> objects = s3.objects("bucket");
        objects.keySet().removeIf(key -> !key.startsWith(prefix));
        return objects;
    }

    @Test
    void objectsAreThereUnderTheirKeysAndCanBeReadBack() throws Exception {
        try (DeliveryRig rig = rig(store)) {
            rig.create("orders", s3 -> s3.prefix("öf fen/+&=!{timestamp:yyyy}/").errorOutputPrefix("bad/"));
            rig.put("orders", "a", "b");
            rig.deliver();
        }
        Map<String, byte[]> objects = objects("öf fen/");
        assertEquals(1, objects.size());
        String key = objects.keySet().iterator().next();
        assertTrue(key.matches("öf fen/\\+&=2026/orders-1-2026-03-04-05-06-07-[0-9a-f-]{36}"), key);
        assertArrayEquals("ab".getBytes(StandardCharsets.UTF_8), objects.get(key));
        try (InputStream in = store.open(new S3Object("bucket", key))) {
            assertEquals("ab", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThrows(FileNotFoundException.class, () -> store.open(new S3Object("bucket", "missing")));
    }

    @Test
    void anObjectWhoseAnswerWasLostIsPutAgainUnderTheSameKey() throws Exception {
        List<String> keys = new ArrayList<>();
        ObjectStore forgetful = new ObjectStore() {
            @Override
            public void put(S3Object object, Path file, String encoding) throws IOException {
                store.put(object, file, encoding);
                keys.add(object.key());
                if (keys.size() == 1) {
                    throw new IOException("the answer did not come");
                }
            }

            @Override
            public InputStream open(S3Object object) throws IOException {
                return store.open(object);
            }
        };
        try (DeliveryRig rig = rig(forgetful)) {
            rig.create("orders", s3 -> s3.prefix("lost/"));
            rig.put("orders", "a");
            rig.deliver();
            rig.clock.advance(Duration.ofSeconds(1));
            rig.endpoint().settle();
        }
        assertEquals(2, keys.size(), "puts");
        assertEquals(keys.get(0), keys.get(1));
        assertEquals(Set.of(keys.get(0)), objects("lost/").keySet());
    }

    @Test
    void aBucketThatIsMissingIsWaitedFor() throws Exception {
        try (DeliveryRig rig = rig(store)) {
            rig.create("orders", s3 -> s3.bucketARN("arn:aws:s3:::later"));
            rig.put("orders", "a");
            rig.deliver();
            s3.createBucket("later");
            rig.clock.advance(Duration.ofSeconds(1));
            rig.endpoint().settle();
        }
        assertEquals(1, s3.objects("later").size());
    }
}
