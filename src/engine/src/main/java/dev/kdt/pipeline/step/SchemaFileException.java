package dev.kdt.pipeline.step;

/** A JSON Schema cannot be used. */
final class SchemaFileException extends Exception {
    private static final long serialVersionUID = 1L;

    SchemaFileException(String message) {
        super(message);
    }
}
