package dev.kdt.cli.packaging;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The libraries that a packaged function may carry. What belongs to none of them is never packed. Of several that a name may
 * belong to, the first counts.
 *
 * <p>Licences and notices are files of the program in {@code META-INF/licenses}, in a folder for each library, since the libraries'
 * jars name theirs alike, or have none. A client's are those of the AWS SDK.
 */
enum Library {
    KINESIS("Kinesis client", "software/amazon/awssdk/services/kinesis/"),
    FIREHOSE("Firehose client", "software/amazon/awssdk/services/firehose/"),
    S3("S3 client", "software/amazon/awssdk/services/s3/"),
    SQS("SQS client", "software/amazon/awssdk/services/sqs/"),
    /** The part of the SDK that the Lambda runtime client uses, too. */
    SDK_BASE("AWS SDK's base", "software/amazon/awssdk/utilslite/|META-INF/licenses/aws-sdk/"),
    /** Without the HTTP clients of commands: a function has the JDK's. */
    SDK("AWS SDK", "software/amazon/awssdk/(?!http/(apache5|nio)/)|org/reactivestreams/"),
    RUNTIME_CLIENT(
            "Lambda runtime client",
            "com/amazonaws/lambda/thirdparty/|com/amazonaws/services/lambda/(crac|runtime/(api|serialization))/"
                    + "|META-INF/licenses/lambda-runtime/"),
    LAMBDA("Lambda interfaces", "com/amazonaws/services/lambda/|org/crac/|META-INF/licenses/lambda/"),
    JSON_SCHEMA(
            "JSON Schema validator",
            "com/networknt/|com/ethlo/|draft|jsv-messages|ucd/|leap_second_dates\\.csv|META-INF/licenses/json-schema/"),
    ZSTD("zstd", "com/github/luben/zstd/|linux/|META-INF/licenses/zstd/"),
    AVRO("Avro", "org/apache/avro/|META-INF/licenses/avro/"),
    PROTOBUF("Protobuf", "(com/)?google/protobuf/|META-INF/licenses/protobuf/"),
    /** With its CBOR, which it brings in any case. */
    JACKSON("Jackson", "com/fasterxml/jackson/|META-INF/licenses/jackson/"),
    YAML("SnakeYAML", "org/yaml/snakeyaml/|META-INF/licenses/snakeyaml/"),
    REGEX("Joni", "org/joni/|org/jcodings/|tables/C|META-INF/licenses/joni/"),
    LOGGING("SLF4J", "org/slf4j/|META-INF/licenses/slf4j/"),
    ANNOTATIONS("annotations", "org/jspecify/|META-INF/licenses/jspecify/"),
    /** The part of kdt that uses the SDK; a transformation needs its settings only. */
    SENDING("kdt's targets", "dev/kdt/(aws|destination)/"),
    KDT(
            "kdt",
            "dev/kdt/(bytes|unit|library|record|json|codec|jq|pipeline|flow|lambda)/"
                    + "|META-INF/licenses/(kdt/|Apache-2\\.0\\.txt)");

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
