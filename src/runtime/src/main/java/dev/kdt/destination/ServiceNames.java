package dev.kdt.destination;

import dev.kdt.aws.ObjectPrefix;
import dev.kdt.aws.QueueAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads the names of streams, delivery streams, queues and prefixes in buckets, as the services allow them. */
final class ServiceNames {
    /** Amazon Kinesis Data Streams API Reference, "CreateStream": {@code StreamName}. */
    private static final Pattern STREAM = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    /** Amazon Data Firehose API Reference, "CreateDeliveryStream": {@code DeliveryStreamName}. */
    private static final Pattern DELIVERY_STREAM = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

    /** "A queue name can have up to 80 characters": Amazon SQS Developer Guide, "Queue and message identifiers". */
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private static final String FIFO = ".fifo";

    /** Amazon S3 User Guide, "General purpose bucket naming rules". */
    private static final Pattern BUCKET = Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

    /** Segments that would be taken for folders, and characters that no tool shows. */
    private static final Pattern UNUSABLE_PREFIX = Pattern.compile("(?s)(.*/)?\\.{1,2}(/.*)?|.*[\\x00-\\x1f\\x7f].*");

    /** A key has at most 1,024 bytes (Amazon S3 User Guide, "Naming Amazon S3 objects"); this leaves room for date and name. */
    private static final int LONGEST_PREFIX = 900;

    private ServiceNames() {}

    /** @param text the whole target, for messages */
    static String stream(String text, String name) {
        return requireName(text, name, STREAM, "stream", 128);
    }

    /** @param text the whole target, for messages */
    static String deliveryStream(String text, String name) {
        return requireName(text, name, DELIVERY_STREAM, "delivery stream", 64);
    }

    private static String requireName(String text, String name, Pattern names, String what, int longest) {
        if (!names.matcher(name).matches()) {
            throw new TargetException("'" + text + "' names no " + what + ": its name has 1 to " + longest
                    + " letters, digits, hyphens, underscores and dots");
        }
        return name;
    }

    /**
     * The queue that {@code name} names, by its name or by its URL. FIFO queues are refused: one message that is not handled holds
     * back all that follow it in its group, and the order of failed records means nothing.
     *
     * @param text the whole target, for messages
     */
    static QueueAddress queue(String text, String name) {
        URI url = name.matches("https?://.*") ? url(text, name) : null;
        String queue =
                url == null ? name : url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
        if (queue.endsWith(FIFO)) {
            throw new TargetException(
                    "'" + text + "' is a FIFO queue, in which a message that is not handled holds back"
                            + " those behind it (name a standard queue)");
        }
        if (!QUEUE.matcher(queue).matches()) {
            throw new TargetException("'" + text + "' names no queue: its name has 1 to 80 letters, digits, hyphens and"
                    + " underscores (write sqs:NAME or sqs:URL)");
        }
        return new QueueAddress(queue, url);
    }

    private static URI url(String text, String name) {
        try {
            URI url = URI.create(name);
            if (url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // Told of below.
        }
        throw new TargetException(
                "'" + text + "' is no queue's URL (write sqs:https://sqs.REGION.amazonaws.com/ACCOUNT/NAME)");
    }

    /**
     * The prefix that {@code name} names: {@code BUCKET}, {@code BUCKET/PREFIX}, or the same after {@code //}. The prefix is a
     * folder's: a missing slash at its end is added.
     *
     * @param text the whole target, for messages
     */
    static ObjectPrefix objects(String text, String name) {
        String path = name.startsWith("//") ? name.substring(2) : name;
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String prefix = slash < 0 ? "" : path.substring(slash + 1);
        if (!BUCKET.matcher(bucket).matches() || ADDRESS.matcher(bucket).matches()) {
            throw new TargetException("'" + text + "' names no bucket: its name has 3 to 63 lowercase letters, digits,"
                    + " hyphens and dots (write s3:BUCKET/PREFIX)");
        }
        if (UNUSABLE_PREFIX.matcher(prefix).matches()) {
            throw new TargetException("'" + text
                    + "': the prefix has a segment . or .., or a control character (write s3:BUCKET/PREFIX)");
        }
        if (prefix.getBytes(StandardCharsets.UTF_8).length > LONGEST_PREFIX) {
            throw new TargetException("'" + text + "': the prefix is longer than " + LONGEST_PREFIX + " bytes");
        }
        return new ObjectPrefix(bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }
}
