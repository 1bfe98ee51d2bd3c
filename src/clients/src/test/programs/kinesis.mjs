// Kinesis through the AWS SDK for JavaScript, over HTTP/2 (its default) or, with the argument "http1", over HTTP/1.1.
//
// Wants AWS_ENDPOINT_URL, credentials and a region in the environment. Ends with 0 when everything came out as it must.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Kinesis,
  InvalidArgumentException,
  ResourceInUseException,
  ResourceNotFoundException,
  paginateListStreamConsumers,
  paginateListStreams,
  waitUntilStreamExists,
  waitUntilStreamNotExists,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const kinesis = new Kinesis(process.argv[2] === 'http1' ? { requestHandler: new NodeHttpHandler() } : {});
const waiter = { client: kinesis, maxWaitTime: 30, minDelay: 0.1, maxDelay: 0.1 };
const MIDDLE = (2n ** 127n).toString();
const FIRST = 'shardId-000000000000';

async function create(StreamName, ShardCount) {
  await kinesis.createStream({ StreamName, ShardCount });
  await waitUntilStreamExists(waiter, { StreamName });
  const { StreamDescriptionSummary } = await kinesis.describeStreamSummary({ StreamName });
  return StreamDescriptionSummary.StreamARN;
}

async function read(StreamName, ShardId = FIRST) {
  const { ShardIterator } = await kinesis.getShardIterator({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
  return kinesis.getRecords({ ShardIterator });
}

const text = (record) => Buffer.from(record.Data).toString();

async function recordsComeBackAsTheyWerePut() {
  await create('records', 1);
  const before = Date.now() - 1000;
  const entries = Array.from({ length: 500 }, (_, i) => ({ PartitionKey: `schlüssel ${i}`, Data: Buffer.from(`r${i}`) }));
  const put = await kinesis.putRecords({ StreamName: 'records', Records: entries });
  assert.equal(put.FailedRecordCount, 0);
  await kinesis.putRecord({ StreamName: 'records', PartitionKey: 'k', ExplicitHashKey: MIDDLE, Data: Buffer.from('last') });
  const { Records, MillisBehindLatest } = await read('records');
  assert.deepEqual(Records.map(text), [...entries.map((entry) => entry.Data.toString()), 'last']);
  assert.equal(Records[0].PartitionKey, 'schlüssel 0');
  assert.ok(Records[0].ApproximateArrivalTimestamp >= before);
  assert.equal(MillisBehindLatest, 0);
}

async function streamsAreListedPageByPage() {
  await create('page-1', 3);
  await create('page-2', 1);
  const names = [];
  for await (const page of paginateListStreams({ client: kinesis, pageSize: 1 }, {})) {
    names.push(...page.StreamNames);
  }
  assert.deepEqual(names, ['page-1', 'page-2', 'records']);
  const page = await kinesis.listShards({ StreamName: 'page-1', MaxResults: 2 });
  const rest = await kinesis.listShards({ NextToken: page.NextToken });
  assert.deepEqual([page.Shards.length, rest.Shards.length, rest.NextToken], [2, 1, undefined]);
}

async function shardsSplitAndMerge() {
  await create('shards', 1);
  await kinesis.splitShard({ StreamName: 'shards', ShardToSplit: FIRST, NewStartingHashKey: MIDDLE });
  await waitUntilStreamExists(waiter, { StreamName: 'shards' });
  const end = await read('shards');
  assert.equal(end.NextShardIterator, undefined);
  const [low, high] = end.ChildShards.map((child) => child.ShardId);
  await kinesis.mergeShards({ StreamName: 'shards', ShardToMerge: low, AdjacentShardToMerge: high });
  await waitUntilStreamExists(waiter, { StreamName: 'shards' });
  const { Shards } = await kinesis.listShards({ StreamName: 'shards', ShardFilter: { Type: 'AT_LATEST' } });
  assert.deepEqual([Shards[0].ParentShardId, Shards[0].AdjacentParentShardId], [low, high]);
}

async function active(ConsumerARN) {
  while ((await kinesis.describeStreamConsumer({ ConsumerARN })).ConsumerDescription.ConsumerStatus !== 'ACTIVE') {
    await sleep(20);
  }
}

async function aLaterSubscriptionTakesOver() {
  const StreamARN = await create('taken', 1);
  const { Consumer } = await kinesis.registerStreamConsumer({ StreamARN, ConsumerName: 'one' });
  await active(Consumer.ConsumerARN);
  const subscription = { ConsumerARN: Consumer.ConsumerARN, ShardId: FIRST, StartingPosition: { Type: 'LATEST' } };
  const first = await kinesis.subscribeToShard(subscription);
  await assert.rejects(kinesis.subscribeToShard(subscription), ResourceInUseException);
  await sleep(5000); // For so long a subscription is nobody else's.
  const second = await kinesis.subscribeToShard(subscription);
  await assert.rejects(async () => {
    for await (const event of first.EventStream) {
      assert.ok(event.SubscribeToShardEvent);
    }
  }, ResourceInUseException);
  await kinesis.deleteStream({ StreamName: 'taken', EnforceConsumerDeletion: true });
  await assert.rejects(async () => {
    for await (const event of second.EventStream) {
      assert.ok(event.SubscribeToShardEvent);
    }
  }, ResourceNotFoundException);
}

async function consumersArePushedWhatIsPut() {
  const StreamARN = await create('fan-out', 1);
  const { Consumer } = await kinesis.registerStreamConsumer({ StreamARN, ConsumerName: 'one' });
  await kinesis.registerStreamConsumer({ StreamARN, ConsumerName: 'two' });
  const consumers = [];
  for await (const page of paginateListStreamConsumers({ client: kinesis, pageSize: 1 }, { StreamARN })) {
    consumers.push(...page.Consumers.map((consumer) => consumer.ConsumerName));
  }
  assert.deepEqual(consumers, ['one', 'two']);
  const { ConsumerARN } = Consumer;
  await active(ConsumerARN);
  const { EventStream } = await kinesis.subscribeToShard({
    ConsumerARN,
    ShardId: FIRST,
    StartingPosition: { Type: 'TRIM_HORIZON' },
  });
  const pushed = [];
  let children;
  for (let i = 0; i < 3; i++) {
    await kinesis.putRecord({ StreamName: 'fan-out', PartitionKey: 'k', Data: Buffer.from(`r${i}`) });
  }
  for await (const { SubscribeToShardEvent: event } of EventStream) {
    pushed.push(...event.Records.map(text));
    children = event.ChildShards?.map((child) => child.ShardId);
    if (pushed.length === 3 && !children) {
      await kinesis.splitShard({ StreamName: 'fan-out', ShardToSplit: FIRST, NewStartingHashKey: MIDDLE });
      await sleep(500); // The end comes while nobody reads; it must not be lost.
    }
  }
  assert.deepEqual(pushed, ['r0', 'r1', 'r2']);
  assert.deepEqual(children, ['shardId-000000000001', 'shardId-000000000002']);
}

async function tagsAreKept() {
  await kinesis.addTagsToStream({ StreamName: 'records', Tags: { team: 'data', cost: 'low' } });
  await kinesis.removeTagsFromStream({ StreamName: 'records', TagKeys: ['cost'] });
  const { Tags } = await kinesis.listTagsForStream({ StreamName: 'records' });
  assert.deepEqual(Tags, [{ Key: 'team', Value: 'data' }]);
}

async function mistakesBecomeTheServicesExceptions() {
  await assert.rejects(kinesis.describeStream({ StreamName: 'nowhere' }), (error) => {
    assert.ok(error instanceof ResourceNotFoundException && error.$metadata.requestId);
    assert.match(error.message, /^Stream nowhere under account \d{12} not found\.$/);
    return true;
  });
  await assert.rejects(kinesis.getRecords({ ShardIterator: 'none' }), InvalidArgumentException);
  await assert.rejects(kinesis.createStream({ StreamName: 'records', ShardCount: 1 }), ResourceInUseException);
}

async function streamsAreDeleted() {
  await kinesis.deleteStream({ StreamName: 'page-2' });
  await waitUntilStreamNotExists(waiter, { StreamName: 'page-2' });
}

await recordsComeBackAsTheyWerePut();
await streamsAreListedPageByPage();
await shardsSplitAndMerge();
await consumersArePushedWhatIsPut();
await aLaterSubscriptionTakesOver();
await tagsAreKept();
await mistakesBecomeTheServicesExceptions();
await streamsAreDeleted();
kinesis.destroy();
console.log(`done over ${kinesis.config.requestHandler.metadata.handlerProtocol}`);
