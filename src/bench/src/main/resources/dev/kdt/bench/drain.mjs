// Reads a stream to its end into a file with the JavaScript SDK, all shards at once.
import { createWriteStream } from 'node:fs';
import { KinesisClient, ListShardsCommand, GetShardIteratorCommand, GetRecordsCommand } from '@aws-sdk/client-kinesis';

const [stream, file] = process.argv.slice(2);
const kinesis = new KinesisClient({});
const out = createWriteStream(file);

async function drain(shard) {
  let { ShardIterator: iterator } = await kinesis.send(new GetShardIteratorCommand({
    StreamName: stream, ShardId: shard.ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
  for (let behind = 1; behind > 0; ) {
    const answer = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
    for (const record of answer.Records) {
      out.write(record.Data);
      out.write('\n');
    }
    if (out.writableNeedDrain) {
      await new Promise(resolve => out.once('drain', resolve));
    }
    iterator = answer.NextShardIterator;
    behind = answer.MillisBehindLatest;
  }
}

const { Shards: shards } = await kinesis.send(new ListShardsCommand({ StreamName: stream }));
await Promise.all(shards.map(drain));
out.end();
