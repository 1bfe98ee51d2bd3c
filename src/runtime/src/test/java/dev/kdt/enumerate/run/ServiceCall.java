package dev.kdt.enumerate.run;

import dev.kdt.enumerate.FaultEffect;
import dev.kdt.enumerate.SimulatedProcess;

/** A call of a service that is answered, or fails as calls of services do. */
@FunctionalInterface
interface ServiceCall<T> extends SimulatedProcess.Operation<T, RuntimeException> {
    @Override
    default RuntimeException failure(FaultEffect effect) {
        return ServiceErrors.of(effect);
    }
}
