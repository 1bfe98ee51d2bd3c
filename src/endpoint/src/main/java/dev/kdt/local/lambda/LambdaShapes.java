package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;
import java.util.List;
import java.util.stream.Stream;

/** Shapes that several actions share, as in the service model of Lambda (2015-03-31). */
final class LambdaShapes {
    /** The largest request with a package: 50 MiB in base64, as the service's own refusal tells it. */
    static final int MAX_CODE_BODY = 69_905_067;

    static final Shape.Text QUALIFIER = text(1, 128, "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+");
    static final Shape.Text ROLE = text(0, 10_000, "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    static final Shape.Text HANDLER = text(0, 128, "[^\\s]+");
    static final Shape.Text DESCRIPTION = text(0, 256);
    static final Shape.Whole TIMEOUT = integer(1, 900);
    static final Shape.Whole MEMORY = integer(128, 10_240);
    static final Shape.Text RUNTIME = text(1, 64);
    static final Shape.Text REVISION = text(0, 128);
    static final Shape.Structure ENVIRONMENT = structure(optional(
            "Variables",
            new Shape.MapOf(
                    0,
                    Integer.MAX_VALUE,
                    text(0, Integer.MAX_VALUE, "[a-zA-Z]([a-zA-Z0-9_])+"),
                    text(0, Integer.MAX_VALUE))));
    static final Shape.Blob ZIP_FILE = new Shape.Blob(0, Limits.LAMBDA_ZIP_BYTES);
    static final Shape.Text BUCKET = text(3, 63, "[0-9A-Za-z\\.\\-_]*(?<!\\.)");
    static final Shape.Text KEY = text(1, 1024);
    static final Shape.ListOf ARCHITECTURES = new Shape.ListOf(1, 1, Shape.choice("x86_64", "arm64"));

    /** Members that ask for what there is not here: requests that have one are refused. */
    static final List<Shape.Field> NOT_HERE = List.of(
            optional("Layers", new Shape.ListOf(0, Integer.MAX_VALUE, text(1, 140))),
            optional("DeadLetterConfig", structure(optional("TargetArn", text(0, 10_000)))),
            optional("FileSystemConfigs", new Shape.ListOf(0, 1, structure())),
            optional("CapacityProviderConfig", structure()),
            optional("DurableConfig", structure()),
            optional("ImageConfig", structure()));

    private LambdaShapes() {}

    /** A request with these members, and those that are refused. */
    static Shape.Structure settings(Shape.Field... fields) {
        return new Shape.Structure(
                "", Stream.concat(Stream.of(fields), NOT_HERE.stream()).toList());
    }
}
