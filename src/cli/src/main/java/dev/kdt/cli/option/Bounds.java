package dev.kdt.cli.option;

import dev.kdt.jq.Budget;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may take for one record ({@code --budget}).
 *
 * @param budget of its work
 * @param output how many bytes its results may take; null for as much as memory allows
 */
public record Bounds(Budget budget, @Nullable Long output) {
    /** Nothing is said. */
    public static final Bounds USUAL = new Bounds(Budget.GENEROUS, null);
}
