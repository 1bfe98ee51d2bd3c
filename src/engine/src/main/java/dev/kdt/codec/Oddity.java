package dev.kdt.codec;

import dev.kdt.codec.schema.SchemaId;
import dev.kdt.library.OptionalLibrary;

/**
 * A peculiarity of decoded payloads that a user should know.
 *
 * @param kind of which a user is told once, whatever the message of each payload says
 * @param message its meaning, for people
 */
public record Oddity(String kind, String message) {
    public static final Oddity DOUBLE_BASE64 = new Oddity(
            "double Base64", "some payloads are Base64 of Base64: the producer encodes what its SDK encodes once more");
    public static final Oddity BINARY = new Oddity(
            "binary",
            "some payloads are neither UTF-8 text nor of a form that kdt knows: their value is a string of their"
                    + " Base64 (the codec raw reads payloads so, without this line)");

    /** Payloads name a schema that is not there. */
    static Oddity unknownSchema(SchemaId id) {
        return new Oddity(
                "unknown schema",
                "some payloads need the " + id + ", which is not known: their value is a string of their Base64"
                        + " (give it by --schema, or in a pipeline by schema:)");
    }

    /** Payloads may have the header of Confluent's registry, which nothing marks but a zero. */
    static Oddity unknownRegistrySchema(SchemaId id) {
        return new Oddity(
                "unknown schema of a number",
                "some payloads begin with a zero and a number, as a schema registry's serializer writes them (" + id
                        + "), and no such schema is known: their value is a string of their Base64 (give it by"
                        + " --schema, or in a pipeline by schema:)");
    }

    /** Payloads are of a format whose library is not there. */
    static Oddity missing(OptionalLibrary library) {
        return new Oddity(
                "missing " + library,
                "some payloads have a string of their Base64 as their value: " + library.missing()
                        + "; a function's package carries it where the pipeline's decode: names the format");
    }
}
