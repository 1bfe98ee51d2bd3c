package dev.kdt.local.delivery;

import dev.kdt.endpoint.event.Occasion;
import dev.kdt.endpoint.fault.FaultKind;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/** A store that fails when a fault rule says so. */
public final class FaultyStore implements ObjectStore {
    private final ObjectStore store;
    private final Faults faults;

    public FaultyStore(ObjectStore store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    @Override
    public void put(S3Object object, Path file, String encoding) throws IOException {
        FaultRule fault = faults.strike(new Occasion("Deliver", object.bucket()), EnumSet.of(FaultKind.DELIVERY));
        if (fault != null) {
            throw new IOException("fault '" + fault + "' for " + object.url());
        }
        store.put(object, file, encoding);
    }

    @Override
    public void force(List<S3Object> objects) throws IOException {
        store.force(objects);
    }

    @Override
    public InputStream open(S3Object object) throws IOException {
        return store.open(object);
    }
}
