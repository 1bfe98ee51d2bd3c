package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.FLAG;
import static dev.kdt.local.wire.Shape.choice;
import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.wire.Shape;
import java.util.ArrayList;
import java.util.List;

/** Shapes of the actions for event source mappings, as in the service model of Lambda (2015-03-31). */
final class MappingShapes {
    static final Shape.Text UUID = text(0, 100);
    static final Shape.Text SOURCE_ARN = text(
            0, 10_000, "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)");

    private static final Shape.Structure DESTINATION =
            structure(optional("Destination", text(0, 350, "$|kafka://.*|" + SOURCE_ARN.pattern())));

    /** The settings that can be given at creation and changed later. */
    private static final List<Shape.Field> SETTINGS = List.of(
            optional("Enabled", FLAG),
            optional("BatchSize", integer(1, 10_000)),
            optional(
                    "FilterCriteria",
                    structure(optional(
                            "Filters",
                            new Shape.ListOf(0, Integer.MAX_VALUE, structure(optional("Pattern", text(0, 4_096))))))),
            optional("MaximumBatchingWindowInSeconds", integer(0, 300)),
            optional("ParallelizationFactor", integer(1, 10)),
            optional(
                    "DestinationConfig",
                    structure(optional("OnSuccess", DESTINATION), optional("OnFailure", DESTINATION))),
            optional("MaximumRecordAgeInSeconds", integer(-1, 604_800)),
            optional("BisectBatchOnFunctionError", FLAG),
            optional("MaximumRetryAttempts", integer(-1, 10_000)),
            optional("TumblingWindowInSeconds", integer(0, 900)),
            optional("FunctionResponseTypes", new Shape.ListOf(0, 1, choice("ReportBatchItemFailures"))));

    /** The members of CreateEventSourceMapping. */
    static final Shape.Structure CREATION = with(
            required("FunctionName", FunctionName.SHAPE),
            optional("EventSourceArn", SOURCE_ARN),
            optional("StartingPosition", choice("TRIM_HORIZON", "LATEST", "AT_TIMESTAMP")),
            optional("StartingPositionTimestamp", Shape.MOMENT));

    /** The members of UpdateEventSourceMapping. */
    static final Shape.Structure UPDATE = with(required("UUID", UUID), optional("FunctionName", FunctionName.SHAPE));

    /** The members of a request that names a mapping and nothing else. */
    static final Shape.Structure NAMED = structure(required("UUID", UUID));

    private MappingShapes() {}

    private static Shape.Structure with(Shape.Field... fields) {
        List<Shape.Field> all = new ArrayList<>(List.of(fields));
        all.addAll(SETTINGS);
        return new Shape.Structure("", all);
    }
}
