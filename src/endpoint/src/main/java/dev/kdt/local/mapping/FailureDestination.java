package dev.kdt.local.mapping;

import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.local.file.AtomicFile;
import dev.kdt.local.file.SafePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where discarded batches are told. Called by several threads. */
interface FailureDestination {
    /**
     * Tells of a batch; on the disk when this returns.
     *
     * @return the place of what was told, such as {@code s3://bucket/key}; empty when nobody is told
     */
    String park(DiscardedBatch batch) throws IOException;

    /** Nobody is told. */
    FailureDestination NONE = _ -> "";

    /**
     * The destination of an ARN.
     *
     * @param arn of an S3 bucket, an SQS queue or an SNS topic; null for none
     * @param messages the folder that stands for queues and topics: a message is the file {@code sqs/QUEUE/TIME-ID.json}
     * @param unfinished a folder for files that are not whole yet
     */
    static FailureDestination of(@Nullable String arn, ObjectStore objects, Path messages, Path unfinished) {
        if (arn == null) {
            return NONE;
        }
        String[] parts = arn.split(":", -1);
        String name = parts[parts.length - 1];
        return parts[2].equals("s3")
                ? new Bucket(name, objects, unfinished)
                : new Messages(parts[2] + "/" + name, messages);
    }

    /** Objects that hold the records. */
    record Bucket(String name, ObjectStore objects, Path unfinished) implements FailureDestination {
        @Override
        public String park(DiscardedBatch batch) throws IOException {
            Files.createDirectories(unfinished);
            Path file = unfinished.resolve(batch.fileName());
            AtomicFile.write(file, batch.object());
            S3Object object = new S3Object(name, batch.objectKey());
            try {
                objects.put(object, file, "");
            } finally {
                Files.deleteIfExists(file);
            }
            return object.url();
        }
    }

    /** Messages as files, without the records. */
    record Messages(String queue, Path root) implements FailureDestination {
        @Override
        public String park(DiscardedBatch batch) throws IOException {
            Path file = SafePath.under(root, queue + "/" + batch.fileName());
            SafePath.requireNoLinks(root, file);
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, batch.message());
            return file.toString();
        }
    }
}
