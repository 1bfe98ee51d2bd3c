// Firehose through the AWS SDK for JavaScript.
//
// Wants AWS_ENDPOINT_URL, credentials and a region in the environment. Leaves a delivery stream 'orders' behind, with 501 records
// on their way into the bucket 'lake'. Ends with 0 when everything came out as it must.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ConcurrentModificationException,
  Firehose,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-firehose';

const firehose = new Firehose({});

async function describe(DeliveryStreamName) {
  return (await firehose.describeDeliveryStream({ DeliveryStreamName })).DeliveryStreamDescription;
}

async function create(DeliveryStreamName) {
  await firehose.createDeliveryStream({
    DeliveryStreamName,
    ExtendedS3DestinationConfiguration: {
      RoleARN: 'arn:aws:iam::000000000000:role/delivery',
      BucketARN: 'arn:aws:s3:::lake',
      Prefix: `${DeliveryStreamName}/!{timestamp:yyyy/MM/dd}/`,
      ErrorOutputPrefix: 'failed/!{firehose:error-output-type}/',
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
      CompressionFormat: 'GZIP',
    },
  });
  while ((await describe(DeliveryStreamName)).DeliveryStreamStatus !== 'ACTIVE') {
    await sleep(50);
  }
}

async function recordsAreTaken() {
  await create('orders');
  const DeliveryStreamName = 'orders';
  assert.ok((await firehose.putRecord({ DeliveryStreamName, Record: { Data: Buffer.from('r0\n') } })).RecordId);
  const Records = Array.from({ length: 500 }, (_, i) => ({ Data: Buffer.from(`r${i + 1}\n`) }));
  const many = await firehose.putRecordBatch({ DeliveryStreamName, Records });
  assert.equal(many.FailedPutCount, 0);
  assert.equal(new Set(many.RequestResponses.map((response) => response.RecordId)).size, 500);
}

async function destinationsAreUpdated() {
  await create('changing');
  const { VersionId, Destinations } = await describe('changing');
  const update = {
    DeliveryStreamName: 'changing',
    CurrentDeliveryStreamVersionId: VersionId,
    DestinationId: Destinations[0].DestinationId,
    ExtendedS3DestinationUpdate: { CompressionFormat: 'UNCOMPRESSED' },
  };
  await firehose.updateDestination(update);
  const after = await describe('changing');
  assert.equal(after.Destinations[0].ExtendedS3DestinationDescription.CompressionFormat, 'UNCOMPRESSED');
  assert.ok(after.LastUpdateTimestamp >= after.CreateTimestamp);
  await assert.rejects(firehose.updateDestination(update), ConcurrentModificationException);
}

async function tagsAreKept() {
  const DeliveryStreamName = 'orders';
  await firehose.tagDeliveryStream({ DeliveryStreamName, Tags: [{ Key: 'team', Value: 'data' }, { Key: 'cost' }] });
  await firehose.untagDeliveryStream({ DeliveryStreamName, TagKeys: ['cost'] });
  const { Tags } = await firehose.listTagsForDeliveryStream({ DeliveryStreamName });
  assert.deepEqual(Tags, [{ Key: 'team', Value: 'data' }]);
}

async function deliveryStreamsAreListedAndDeleted() {
  const { DeliveryStreamNames, HasMoreDeliveryStreams } = await firehose.listDeliveryStreams({ Limit: 1 });
  assert.deepEqual([DeliveryStreamNames, HasMoreDeliveryStreams], [['changing'], true]);
  await firehose.deleteDeliveryStream({ DeliveryStreamName: 'changing' });
  while ((await firehose.listDeliveryStreams({})).DeliveryStreamNames.length > 1) {
    await sleep(50);
  }
}

async function mistakesBecomeTheServicesExceptions() {
  await assert.rejects(describe('nowhere'), ResourceNotFoundException);
  await assert.rejects(create('orders'), ResourceInUseException);
}

await recordsAreTaken();
await destinationsAreUpdated();
await tagsAreKept();
await deliveryStreamsAreListedAndDeleted();
await mistakesBecomeTheServicesExceptions();
console.log('done');
