// The KPL's aggregates, made and taken apart by aws-kinesis-agg.
//
//   node aggregates.mjs put STREAM     puts 250 records, 100 in an aggregate
//   node aggregates.mjs get STREAM     prints key and text of each record in the stream's first shard
//
// Wants AWS_ENDPOINT_URL, credentials and a region in the environment.

import assert from 'node:assert/strict';
import { Kinesis } from '@aws-sdk/client-kinesis';
import kpl from 'aws-kinesis-agg';

const kinesis = new Kinesis({});
const [, , command, StreamName] = process.argv;

async function put() {
  const aggregator = new kpl.RecordAggregator();
  const send = ({ partitionKey, data }) =>
    kinesis.putRecord({ StreamName, PartitionKey: partitionKey, Data: data });
  for (let i = 0; i < 250; i++) {
    aggregator.addUserRecord({ partitionKey: `key ${i % 7}`, data: Buffer.from(`record ${i}`) });
    if (aggregator.length() === 100) {
      await send(aggregator.build());
    }
  }
  await send(aggregator.build());
}

async function get() {
  const { ShardIterator } = await kinesis.getShardIterator({
    StreamName,
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON',
  });
  for (const record of (await kinesis.getRecords({ ShardIterator })).Records) {
    const kinesisRecord = { data: Buffer.from(record.Data).toString('base64'), sequenceNumber: record.SequenceNumber };
    kpl.deaggregateSync(kinesisRecord, true, (error, userRecords) => {
      assert.ifError(error);
      for (const { partitionKey, data } of userRecords) {
        console.log(`${partitionKey} ${Buffer.from(data, 'base64')}`);
      }
    });
  }
}

await { put, get }[command]();
