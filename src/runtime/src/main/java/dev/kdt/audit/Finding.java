package dev.kdt.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it should be.
 *
 * @param origin the record; null for a line of which no record is known. Of results with equal contents, which cannot be told apart, it is
 *     any
 * @param place the line that was delivered, or that accounts for the record; null when there is none
 */
public record Finding(
        Verdict verdict, @Nullable Origin origin, @Nullable Place place) {}
