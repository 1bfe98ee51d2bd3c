// The AWS SDK for JavaScript sends again what an endpoint failed to do, in each of its modes.
//
// Wants AWS_ENDPOINT_URL, credentials and a region in the environment, and an endpoint that fails twice at PutRecord and
// PutRecords, and once at ListStreams and ListShards. Ends with 0 when everything came out as it must.

import assert from 'node:assert/strict';
import { Kinesis, waitUntilStreamExists } from '@aws-sdk/client-kinesis';

const StreamName = 'orders';
const record = { PartitionKey: 'k', Data: Buffer.from('text') };
const attempts = (answer) => answer.$metadata.attempts;

const standard = new Kinesis({ retryMode: 'standard', maxAttempts: 5 });
await standard.createStream({ StreamName, ShardCount: 1 });
await waitUntilStreamExists({ client: standard, maxWaitTime: 30, minDelay: 0.1, maxDelay: 0.1 }, { StreamName });
assert.equal(attempts(await standard.putRecord({ StreamName, ...record })), 3);
assert.equal(attempts(await standard.listStreams({})), 2);
const adaptive = new Kinesis({ retryMode: 'adaptive', maxAttempts: 5 });
assert.equal(attempts(await adaptive.putRecords({ StreamName, Records: [record] })), 3);
assert.equal(attempts(await adaptive.listShards({ StreamName })), 2);
console.log('done');
