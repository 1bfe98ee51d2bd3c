/** Moving batches: sources and sinks, the ledger, checkpoints, parking, the pump. */
@NullMarked
package dev.kdt.flow;

import org.jspecify.annotations.NullMarked;
