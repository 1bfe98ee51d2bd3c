package dev.kdt.local.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A worker's settings: one version of a delivery stream's configuration.
 *
 * @param version as it stands in objects' names
 * @param loading what happens to objects once they are on S3; null for nothing
 */
record Settings(
        String version,
        Destination destination,
        ProcessingStages processing,
        @Nullable Loading loading) {}
