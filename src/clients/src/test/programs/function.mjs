// A function of a stream, for AWS's runtime client for Node.js. Sends each record to the delivery stream 'lake', but fails the first
// time at the one that says "poison": it is reported, and comes again with those behind it.
import { FirehoseClient, PutRecordBatchCommand } from "@aws-sdk/client-firehose";

const firehose = new FirehoseClient();
const poisoned = new Set();

export async function handler(event, context) {
  console.log(`handling ${event.Records.length} records within ${context.getRemainingTimeInMillis()} ms`);
  const kept = [];
  const batchItemFailures = [];
  for (const { kinesis } of event.Records) {
    const data = Buffer.from(kinesis.data, "base64");
    if (data.includes("poison") && !poisoned.has(kinesis.sequenceNumber)) {
      poisoned.add(kinesis.sequenceNumber);
      batchItemFailures.push({ itemIdentifier: kinesis.sequenceNumber });
      break;
    }
    kept.push({ Data: Buffer.concat([data, Buffer.from("\n")]) });
  }
  if (kept.length > 0) {
    const answer = await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: "lake", Records: kept }));
    if (answer.FailedPutCount > 0) {
      throw new Error(`${answer.FailedPutCount} records were not taken`);
    }
  }
  return { batchItemFailures };
}
