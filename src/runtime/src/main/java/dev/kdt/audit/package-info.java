/**
 * Proof that what is in a stream was delivered: records and delivered lines are told by fingerprints, kept in temporary files in partitions, and
 * matched partition by partition. {@link dev.kdt.audit.Audit} puts it together.
 */
@NullMarked
package dev.kdt.audit;

import org.jspecify.annotations.NullMarked;
