package dev.kdt.local.delivery;

import dev.kdt.local.fault.FaultKind;
import dev.kdt.local.fault.FaultRule;
import dev.kdt.local.fault.Faults;
import dev.kdt.local.fault.Occasion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;

/** A store that fails when a fault rule says so. */
public final class FaultyStore implements ObjectStore {
    private final ObjectStore store;
    private final Faults faults;

    public FaultyStore(ObjectStore store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    @Override
    public void put(String bucket, String key, Path file) throws IOException {
        FaultRule fault = faults.strike(new Occasion("Deliver", bucket), EnumSet.of(FaultKind.DELIVERY));
        if (fault != null) {
            throw new IOException("fault '" + fault + "' for s3://" + bucket + "/" + key);
        }
        store.put(bucket, key, file);
    }
}
