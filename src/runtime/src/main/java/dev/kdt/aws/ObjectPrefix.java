package dev.kdt.aws;

/**
 * The beginning of the keys of objects in a bucket.
 *
 * @param prefix empty, or ends with a slash
 */
public record ObjectPrefix(String bucket, String prefix) {}
