/**
 * Sends again what failed: finds the records in leftovers of every kind, and keeps a ledger of those that were sent, so that none is sent
 * twice. {@link dev.kdt.redrive.Redrive} puts it together.
 */
@NullMarked
package dev.kdt.redrive;

import org.jspecify.annotations.NullMarked;
