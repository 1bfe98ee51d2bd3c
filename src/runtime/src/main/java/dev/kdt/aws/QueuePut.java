package dev.kdt.aws;

import dev.kdt.flow.BatchApi;
import dev.kdt.pipeline.Output;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** SendMessageBatch: each output, an envelope, is one message of the queue. */
public final class QueuePut implements BatchApi {
    private static final Limits LIMITS = new Limits(
            dev.kdt.record.Limits.SEND_MESSAGE_BATCH_COUNT,
            dev.kdt.record.Limits.SEND_MESSAGE_BATCH_BYTES,
            dev.kdt.record.Limits.MESSAGE_BYTES);

    private final SqsClient sqs;
    private final QueueAddress queue;
    private final String place;
    private volatile @Nullable String url;

    /** @throws AwsConfigException when there cannot be a client of SQS */
    public QueuePut(Clients clients, QueueAddress queue) {
        this.sqs = clients.sqs(queue);
        this.queue = queue;
        this.place = clients.placeOf(queue);
        this.url = queue.url() == null ? null : queue.url().toString();
    }

    @Override
    public String target() {
        return "queue '" + queue.name() + "'";
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public int size(Output output) {
        return MessageBody.size(output.bytes());
    }

    @Override
    public @Nullable String flaw(Output output) {
        int size = size(output);
        return size <= LIMITS.recordBytes()
                ? null
                : "too large for " + target() + " (" + size + " bytes, the limit is " + LIMITS.recordBytes() + "; "
                        + SdkFaults.TAKES_ANY_SIZE + ")";
    }

    @Override
    public List<Verdict> put(List<Output> outputs) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, outputs.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(String.valueOf(i))
                        .messageBody(MessageBody.of(outputs.get(i).bytes()))
                        .build())
                .toList();
        try {
            String to = url();
            SendMessageBatchResponse answer =
                    sqs.sendMessageBatch(request -> request.queueUrl(to).entries(entries));
            Map<String, Verdict> refused =
                    answer.failed().stream().collect(Collectors.toMap(BatchResultErrorEntry::id, QueuePut::verdict));
            return entries.stream()
                    .map(each -> refused.getOrDefault(each.id(), new Verdict.Delivered()))
                    .toList();
        } catch (SdkException e) {
            throw SdkErrors.ofPut(target(), place, e);
        }
    }

    /** Asks the service once for the URL of a queue that is known by its name. */
    private String url() {
        String known = url;
        if (known != null) {
            return known;
        }
        try {
            String found =
                    sqs.getQueueUrl(request -> request.queueName(queue.name())).queueUrl();
            url = found;
            return found;
        } catch (AwsServiceException e) {
            if (SdkErrors.isDenied(e)) {
                String words = SdkFaults.words(target(), place, e);
                throw new AwsException(words + " (with its URL, as sqs:URL, it need not be looked for)", e);
            }
            throw e;
        }
    }

    /** A message is tried again unless the fault is the sender's; throttling may be called that, too. */
    private static Verdict verdict(BatchResultErrorEntry entry) {
        String code = SdkErrors.code(entry.code());
        String message = SdkFaults.ofRecord(code, entry.message());
        if (!entry.senderFault() || SdkErrors.isTransient(code)) {
            return new Verdict.Again(message);
        }
        return new Verdict.Refused(
                code.equals("InvalidParameterValue") ? message + " (" + SdkFaults.TAKES_ANY_SIZE + ")" : message);
    }
}
