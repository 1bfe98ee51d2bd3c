package dev.kdt.local.delivery;

import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.time.Timeline;

/** The parts of an endpoint that all its delivery streams share. */
public record DeliveryContext(
        StoreOptions store, Streams streams, ObjectStore objects, Timeline timeline, DeliveryOptions options) {
    EndpointListener events() {
        return store.events();
    }
}
