package dev.kdt.cli.packaging;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The libraries that a packaged function may carry. What belongs to none of them is never packed. Of several that a name may
 * belong to, the first counts.
 */
enum Library {
    KINESIS("Kinesis client", "software/amazon/awssdk/services/kinesis/"),
    FIREHOSE("Firehose client", "software/amazon/awssdk/services/firehose/"),
    S3("S3 client", "software/amazon/awssdk/services/s3/"),
    SQS("SQS client", "software/amazon/awssdk/services/sqs/"),
    SDK("AWS SDK", "software/amazon/awssdk/|org/reactivestreams/"),
    HTTP_CLIENT("Apache HttpClient", "org/apache/hc/|org/publicsuffix/"),
    RUNTIME_CLIENT(
            "Lambda runtime client",
            "com/amazonaws/lambda/thirdparty/|com/amazonaws/services/lambda/(crac|runtime/(api|serialization))/"),
    LAMBDA("Lambda interfaces", "com/amazonaws/services/lambda/|org/crac/"),
    JSON_SCHEMA("JSON Schema validator", "com/networknt/|com/ethlo/|draft|jsv-messages|ucd/|leap_second_dates\\.csv"),
    ZSTD("zstd", "com/github/luben/zstd/|linux/"),
    JACKSON("Jackson", "com/fasterxml/jackson/"),
    YAML("SnakeYAML", "org/yaml/snakeyaml/"),
    REGEX("Joni", "org/joni/|org/jcodings/|tables/C"),
    LOGGING("SLF4J", "org/slf4j/"),
    ANNOTATIONS("annotations", "org/jspecify/"),
    /** The part of kdt that uses the SDK; a transformation needs its settings only. */
    SENDING("kdt's targets", "dev/kdt/(aws|destination)/"),
    KDT("kdt", "dev/kdt/(bytes|unit|library|record|json|codec|jq|pipeline|flow|lambda)/");

    private final String title;
    private final Pattern beginnings;

    /** @param beginnings a regular expression of the beginnings of its files' names in the jar */
    Library(String title, String beginnings) {
        this.title = title;
        this.beginnings = Pattern.compile(beginnings);
    }

    /** Its name, for people. */
    String title() {
        return title;
    }

    /** The library of an entry of the jar: of a class, or of another file. */
    static Optional<Library> of(String entry) {
        return Stream.of(values())
                .filter(each -> each.beginnings.matcher(entry).lookingAt())
                .findFirst();
    }
}
