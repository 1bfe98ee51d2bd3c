package dev.kdt.cli.option;

import dev.kdt.jq.Budget;
import org.jspecify.annotations.Nullable;

/**
 * The resources that an expression may use for one record ({@code --budget}).
 *
 * @param budget of its work
 * @param output how many bytes its results may take; null for as much as memory allows
 */
public record ResourceLimits(Budget budget, @Nullable Long output) {
    /** Nothing is said. */
    public static final ResourceLimits USUAL = new ResourceLimits(Budget.GENEROUS, null);
}
