// Does with the JavaScript SDK what the pipeline does: all shards at once, one type of event left out, five fields of each other one
// into a delivery stream, 500 in a request, and those again that failed.
import { KinesisClient, ListShardsCommand, GetShardIteratorCommand, GetRecordsCommand } from '@aws-sdk/client-kinesis';
import { FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';

const [stream, delivery] = process.argv.slice(2);
const kinesis = new KinesisClient({});
const firehose = new FirehoseClient({});

async function send(records) {
  while (records.length > 0) {
    const answer = await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: delivery, Records: records }));
    records = records.filter((_, i) => answer.RequestResponses[i].ErrorCode);
  }
}

async function run(shard) {
  let { ShardIterator: iterator } = await kinesis.send(new GetShardIteratorCommand({
    StreamName: stream, ShardId: shard.ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
  let batch = [];
  for (let behind = 1; behind > 0; ) {
    const answer = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
    for (const record of answer.Records) {
      const e = JSON.parse(Buffer.from(record.Data).toString());
      if (e.type === 'scroll') {
        continue;
      }
      const result = { id: e.id, type: e.type, at: e.at, user: e.user, total: e.items[0].qty * e.items[0].price };
      batch.push({ Data: Buffer.from(JSON.stringify(result) + '\n') });
      if (batch.length === 500) {
        await send(batch);
        batch = [];
      }
    }
    iterator = answer.NextShardIterator;
    behind = answer.MillisBehindLatest;
  }
  await send(batch);
}

const { Shards: shards } = await kinesis.send(new ListShardsCommand({ StreamName: stream }));
await Promise.all(shards.map(run));
