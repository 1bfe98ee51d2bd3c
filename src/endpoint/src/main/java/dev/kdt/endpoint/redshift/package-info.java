/**
 * Redshift's part in a delivery, done by any PostgreSQL: COPY of staged objects into a table. Knows nothing of delivery
 * streams.
 */
@NullMarked
package dev.kdt.endpoint.redshift;

import org.jspecify.annotations.NullMarked;
