package dev.kdt.redrive;

import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of a result that is sent.
 *
 * @param place of the leftover
 * @param origin the record of a stream that it is made of, and which of its results; null where that is not known. The same record in
 *     another leftover is not sent to the same target again.
 */
record LedgerItem(LeftoverPlace place, @Nullable String origin) {}
