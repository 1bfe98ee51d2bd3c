package dev.kdt.local.delivery;

import dev.kdt.local.log.SegmentedLog;

/** A log that a delivery stream reads in order: its own one, or a shard of its source. */
record DeliveryLane(String name, SegmentedLog log) {}
