package dev.kdt.endpoint.event;

/**
 * The result of a flush: of all records that a delivery stream held when it was requested.
 *
 * @param rejected records that went to the error output since the flush before
 * @param skipped objects that were not loaded since then, and are listed in a manifest
 * @param failure why something is not delivered yet; empty when everything is
 */
public record FlushResult(long rejected, long skipped, String failure) {}
