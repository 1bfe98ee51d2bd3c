package dev.kdt.redrive;

import dev.kdt.json.StringValue;

/** The names that leftovers are recognised by, as services write them. */
final class Names {
    static final Names IN_JSON = new Names();

    final StringValue rawData = StringValue.of("rawData");
    final StringValue lastErrorCode = StringValue.of("lastErrorCode");
    final StringValue catalogTable = StringValue.of("dataCatalogTable");
    final StringValue arrival = StringValue.of("arrivalTimestamp");
    final StringValue sequence = StringValue.of("sequenceNumber");
    final StringValue subsequence = StringValue.of("subSequenceNumber");
    final StringValue entries = StringValue.of("entries");
    final StringValue url = StringValue.of("url");
    final StringValue batchInfo = StringValue.of("KinesisBatchInfo");
    final StringValue streamArn = StringValue.of("streamArn");
    final StringValue shardId = StringValue.of("shardId");
    final StringValue first = StringValue.of("startSequenceNumber");
    final StringValue last = StringValue.of("endSequenceNumber");
    final StringValue batchSize = StringValue.of("batchSize");
    final StringValue payload = StringValue.of("payload");
    final StringValue records = StringValue.of("Records");
    final StringValue kinesis = StringValue.of("kinesis");
    final StringValue invocationId = StringValue.of("invocationId");
    final StringValue deliveryRecords = StringValue.of("records");
    final StringValue encoding = StringValue.of("encoding");
    final StringValue data = StringValue.of("data");

    private Names() {}
}
