/** Moving batches: sources and sinks, the ledger, checkpoints, dead letters, the pump, and the run that puts them together. */
@NullMarked
package dev.kdt.flow;

import org.jspecify.annotations.NullMarked;
