package dev.kdt.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A standard queue of Amazon SQS.
 *
 * @param name its name, without the account
 * @param url its URL; {@code null}: the queue of this name in the account of the credentials
 */
public record QueueAddress(String name, @Nullable URI url) {}
