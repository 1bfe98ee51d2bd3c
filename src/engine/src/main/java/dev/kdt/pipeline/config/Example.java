package dev.kdt.pipeline.config;

import java.util.List;

/**
 * An example of a step: it stands in the reference, and runs as a test.
 *
 * @param title what it shows
 * @param step the step as the pipeline file writes it, without the list's dash
 * @param input JSON texts, one for each record
 * @param output JSON texts, in order; empty when the step drops or fails all
 */
public record Example(String title, String step, List<String> input, List<String> output) {
    public static Example of(String title, String step, String input, String... output) {
        return new Example(title, step, List.of(input), List.of(output));
    }
}
