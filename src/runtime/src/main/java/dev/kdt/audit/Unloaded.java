package dev.kdt.audit;

/**
 * An object that a delivery stream staged and could not load.
 *
 * @param manifest the name of the object of error output that says so
 * @param url such as {@code s3://bucket/key}
 */
public record Unloaded(String manifest, String url) {}
