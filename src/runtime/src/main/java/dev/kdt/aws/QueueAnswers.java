package dev.kdt.aws;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.utils.Md5Utils;

/**
 * Whether an answer of Amazon SQS fits its request, by what its API reference promises. Apart from {@link Answers}, since the SDK's
 * client of SQS is an optional dependency.
 */
final class QueueAnswers {
    private QueueAnswers() {}

    /** The flaw of an answer to this request; null when there is none. */
    static @Nullable String flaw(SdkRequest request, SdkResponse response) {
        return switch (response) {
            case SendMessageBatchResponse answer -> sent(((SendMessageBatchRequest) request).entries(), answer);
            case GetQueueUrlResponse answer -> isEmpty(answer.queueUrl()) ? "no QueueUrl" : null;
            default -> null;
        };
    }

    /** Each message that was sent is named once, among those that were taken or those that were not. */
    private static @Nullable String sent(List<SendMessageBatchRequestEntry> sent, SendMessageBatchResponse answer) {
        Map<String, SendMessageBatchRequestEntry> open = new HashMap<>();
        sent.forEach(each -> open.put(each.id(), each));
        for (SendMessageBatchResultEntry taken : answer.successful()) {
            SendMessageBatchRequestEntry entry = taken == null ? null : open.remove(taken.id());
            String flaw = entry == null ? "is not one that was sent, or comes twice" : flaw(taken, entry);
            if (flaw != null) {
                return "result " + (taken == null ? null : taken.id()) + " " + flaw;
            }
        }
        for (BatchResultErrorEntry refused : answer.failed()) {
            boolean isSent = refused != null && open.remove(refused.id()) != null;
            if (!isSent || isEmpty(refused.code()) || refused.senderFault() == null) {
                return "result " + (refused == null ? null : refused.id())
                        + (isSent ? " lacks a Code or a SenderFault" : " is not one that was sent, or comes twice");
            }
        }
        return open.isEmpty() ? null : "no results for " + open.size() + " of " + sent.size() + " messages";
    }

    private static @Nullable String flaw(SendMessageBatchResultEntry taken, SendMessageBatchRequestEntry sent) {
        if (isEmpty(taken.messageId())) {
            return "is a success without a MessageId";
        }
        byte[] body = sent.messageBody().getBytes(StandardCharsets.UTF_8);
        return hex(Md5Utils.computeMD5Hash(body)).equalsIgnoreCase(taken.md5OfMessageBody())
                ? null
                : "has another MD5OfMessageBody than the message: " + taken.md5OfMessageBody();
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
