package dev.kdt.flow;

import java.time.Instant;

/**
 * The stream that a group reads. A stream that was deleted and made anew has the same name and ARN, but another creation time;
 * its sequence numbers have nothing to do with those of the earlier one.
 */
public record SourceStream(String name, String arn, Instant created) {}
