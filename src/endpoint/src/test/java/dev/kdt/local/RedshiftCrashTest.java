package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.local.delivery.FolderStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A batch is loaded once, wherever a crash cuts in. */
class RedshiftCrashTest extends RedshiftRig {
    private static final List<String> ROWS = List.of("1|null|null|null", "2|null|null|null");

    /** Copies of the endpoint's folder, by the moment at which it was as it would be after a crash. */
    private final Map<String, Path> moments = new LinkedHashMap<>();

    @Test
    void rowsAreLoadedOnceWhereverACrashCutsIn() throws Exception {
        // Else the key would keep rows from being there twice.
        sql("ALTER TABLE " + table + " DROP CONSTRAINT " + table + "_pkey");
        DeliveryOptions watched =
                DeliveryOptions.DEFAULT.withObjects(watching(new FolderStore(folder().resolve("s3"))));
        try (DeliveryRig rig = new DeliveryRig(folder(), watched, this::happened)) {
            create(rig, "", "JSON 'auto'");
            rig.put("orders", "{\"id\":1}", "{\"id\":2}");
            rig.deliver();
            assertEquals(ROWS, rows());
            moment("all is noted");
        }
        assertEquals(
                List.of("before it is put", "it is put", "its file is deleted", "it is loaded", "all is noted"),
                List.copyOf(moments.keySet()));
        for (String moment : List.of("it is loaded", "all is noted")) {
            goOnFrom(moment, "with rows");
        }
        for (String moment : List.of("before it is put", "it is put", "its file is deleted", "it is loaded")) {
            sql("TRUNCATE " + table + ", kdt_loaded_batches");
            goOnFrom(moment, "without rows");
        }
    }

    private void goOnFrom(String moment, String rows) throws Exception {
        Path copy = copied(Objects.requireNonNull(moments.get(moment)), moment + " " + rows);
        try (DeliveryRig again = new DeliveryRig(copy)) {
            again.deliver();
            assertEquals(ROWS, rows(), moment);
            assertEquals(1, again.keys("staging").size(), moment);
        }
    }

    private Path folder() {
        return data.resolve("endpoint");
    }

    private ObjectStore watching(ObjectStore store) {
        return new ObjectStore() {
            @Override
            public void put(S3Object object, Path file, String encoding) throws IOException {
                moment("before it is put");
                store.put(object, file, encoding);
                moment("it is put");
            }

            @Override
            public InputStream open(S3Object object) throws IOException {
                moment("it is loaded");
                return store.open(object);
            }
        };
    }

    private void happened(EndpointEvent event) {
        if (event instanceof EndpointEvent.ObjectDelivered) {
            moment("its file is deleted");
        }
    }

    private void moment(String name) {
        moments.put(name, copied(folder(), name));
    }

    private Path copied(Path folder, String name) {
        Path copy = data.resolve(name);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(folder.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
