package dev.kdt.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/**
 * The work of {@code samples/orders.yaml} as a careful engineer writes it by hand, with the events library, Jackson and the SDK:
 * requests of 500 records, partial failures sent again, what failed reported to Lambda.
 */
public final class PlainHandler implements RequestHandler<KinesisEvent, StreamsEventResponse> {
    private static final int BATCH = 500;
    private static final int ATTEMPTS = 3;
    private static final int KEPT = 12;

    private final ObjectMapper json = new ObjectMapper();
    private final String delivery = System.getenv("DELIVERY_STREAM");
    private final FirehoseClient firehose = FirehoseClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    private record Result(String sequence, Record record) {}

    @Override
    public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        for (KinesisEventRecord each : event.getRecords()) {
            String sequence = each.getKinesis().getSequenceNumber();
            try {
                byte[] line = processed(each.getKinesis().getData().array());
                if (line != null) {
                    Record record = Record.builder()
                            .data(SdkBytes.fromByteArrayUnsafe(line))
                            .build();
                    results.add(new Result(sequence, record));
                }
            } catch (IOException | RuntimeException e) {
                context.getLogger().log(sequence + ": " + e.getMessage());
                failures.add(new BatchItemFailure(sequence));
            }
        }
        for (int from = 0; from < results.size(); from += BATCH) {
            failures.addAll(send(results.subList(from, Math.min(from + BATCH, results.size()))));
        }
        return new StreamsEventResponse(failures);
    }

    private byte @Nullable [] processed(byte[] data) throws IOException {
        JsonNode order = json.readTree(data);
        if (order.path("status").asText().equals("test")) {
            return null;
        }
        ObjectNode out = json.createObjectNode();
        out.set("id", order.get("id"));
        out.set("at", order.get("at"));
        out.set("status", order.get("status"));
        out.set("sku", order.get("sku"));
        BigDecimal total =
                order.get("price").decimalValue().multiply(order.get("qty").decimalValue());
        out.put("total", total.setScale(2, RoundingMode.HALF_UP).doubleValue());
        out.set("country", order.get("country"));
        out.put("email", masked(order.get("email").asText()));
        byte[] text = json.writeValueAsBytes(out);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    private static String masked(String text) {
        int hidden = Math.max(0, text.length() - KEPT);
        return "*".repeat(hidden) + text.substring(hidden);
    }

    private List<BatchItemFailure> send(List<Result> batch) {
        List<Result> left = batch;
        for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
            List<Record> records = left.stream().map(Result::record).toList();
            List<PutRecordBatchResponseEntry> answers = firehose.putRecordBatch(
                            request -> request.deliveryStreamName(delivery).records(records))
                    .requestResponses();
            List<Result> again = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).errorCode() != null) {
                    again.add(left.get(i));
                }
            }
            left = again;
        }
        return left.stream().map(each -> new BatchItemFailure(each.sequence())).toList();
    }
}
