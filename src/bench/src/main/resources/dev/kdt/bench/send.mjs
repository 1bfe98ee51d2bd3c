// Sends a file's lines to a stream with the JavaScript SDK: 500 in a request, one at a time, and those again that failed.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';

const [stream, file] = process.argv.slice(2);
const kinesis = new KinesisClient({});

async function send(records) {
  while (records.length > 0) {
    const answer = await kinesis.send(new PutRecordsCommand({ StreamName: stream, Records: records }));
    records = records.filter((_, i) => answer.Records[i].ErrorCode);
  }
}

let batch = [];
let number = 0;
for await (const line of createInterface({ input: createReadStream(file) })) {
  batch.push({ PartitionKey: String(number++), Data: Buffer.from(line) });
  if (batch.length === 500) {
    await send(batch);
    batch = [];
  }
}
await send(batch);
