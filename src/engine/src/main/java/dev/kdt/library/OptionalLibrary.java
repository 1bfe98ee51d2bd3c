package dev.kdt.library;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A library that is an optional dependency of these modules. Code that uses one asks for it first, so that a user without it
 * reads its name and not that of a missing class.
 */
public enum OptionalLibrary {
    ZSTD("zstd", "com.github.luben:zstd-jni", "com.github.luben.zstd.Zstd"),
    JSON_SCHEMA("the step 'validate'", "com.networknt:json-schema-validator", "com.networknt.schema.Schema"),
    SNAPPY("Snappy", "org.xerial.snappy:snappy-java", "org.xerial.snappy.Snappy"),
    AVRO("Avro", "org.apache.avro:avro", "org.apache.avro.Schema"),
    PROTOBUF("Protobuf", "com.google.protobuf:protobuf-java", "com.google.protobuf.DynamicMessage"),
    CBOR(
            "CBOR",
            "com.fasterxml.jackson.dataformat:jackson-dataformat-cbor",
            "com.fasterxml.jackson.dataformat.cbor.CBORFactory"),
    GLUE(
            "the schema registry of AWS Glue",
            "software.amazon.awssdk:glue",
            "software.amazon.awssdk.services.glue.GlueClient"),
    S3("an S3-compatible service", "software.amazon.awssdk:s3", "software.amazon.awssdk.services.s3.S3Client"),
    SQS("an SQS queue", "software.amazon.awssdk:sqs", "software.amazon.awssdk.services.sqs.SqsClient"),
    NETTY(
            "enhanced fan-out",
            "software.amazon.awssdk:netty-nio-client",
            "software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient"),
    POSTGRESQL("a Redshift destination", "org.postgresql:postgresql", "org.postgresql.Driver");

    /** The answers of {@link #isThere()}: a look at the class path takes as long as decoding dozens of records. */
    private static final Map<OptionalLibrary, Boolean> THERE = new ConcurrentHashMap<>();

    private final String user;
    private final String coordinates;
    private final String className;

    OptionalLibrary(String user, String coordinates, String className) {
        this.user = user;
        this.coordinates = coordinates;
        this.className = className;
    }

    /** Whether it is on the class path. */
    public boolean isThere() {
        return THERE.computeIfAbsent(this, each -> each.isThere(OptionalLibrary.class.getClassLoader()));
    }

    boolean isThere(ClassLoader loader) {
        return loader.getResource(className.replace('.', '/') + ".class") != null;
    }

    /** A clause without a full stop: who needs it, its Maven coordinates, that it is missing, and what to do. */
    public String missing() {
        return user + " needs the library " + coordinates
                + ", which is not on the class path (add it to the dependencies)";
    }
}
