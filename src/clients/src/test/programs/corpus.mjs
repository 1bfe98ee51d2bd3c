// Payloads as JavaScript's libraries encode them, each with what it says.
//
//   node corpus.mjs FOLDER     writes a file for each payload, and javascript.ndjson, which has a line for each

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { marshall } from '@aws-sdk/util-dynamodb';
import msgpack from '@msgpack/msgpack';
import avro from 'avsc';
import kpl from 'aws-kinesis-agg';
import lz4 from 'lz4js';
import protobuf from 'protobufjs';
import 'protobufjs/ext/descriptor/index.js';
import snappy from 'snappy';

const folder = process.argv[2];
const lines = [];

const ONE = { id: 1, name: 'Ada', tags: ['a', 'b'], price: 12.5, active: true, note: null };
const TWO = { id: 2, name: 'Zoë 😀', tags: [], price: 0.1, active: false, note: 'x'.repeat(300) };
const BOTH = [ONE, TWO];

// The names of the schema in registries.
const CONFLUENT_ID = 7;
const GLUE_ID = 'b7b4a7f0-9c96-4e4a-a687-fb5de9ef0c63';

const json = (value) => Buffer.from(JSON.stringify(value));

// How a payload was made, what it is made of from the outside in, its bytes, and the values it holds, as such or as JSON text.
function sample(name, made, chain, bytes, values, more = {}) {
  writeFileSync(join(folder, `${name}.bin`), bytes);
  const about = JSON.stringify({ file: `${name}.bin`, made, chain, ...more });
  const texts = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  lines.push(`${about.slice(0, -1)},"values":[${texts}]}`);
}

function aggregated(...payloads) {
  const aggregator = new kpl.RecordAggregator();
  payloads.forEach((data, i) => aggregator.addUserRecord({ partitionKey: `key ${i}`, data }));
  return aggregator.build().data;
}

// As kafkajs and others write it: the header of snappy-java's stream, then blocks, each after its length.
function xerial(...blocks) {
  const header = Buffer.from('82534e4150505900' + '00000001' + '00000001', 'hex');
  const sized = blocks.flatMap((block) => {
    const packed = snappy.compressSync(block);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(packed.length);
    return [size, packed];
  });
  return Buffer.concat([header, ...sized]);
}

function layers() {
  sample('aggregate', 'aws-kinesis-agg', ['kpl', 'json'], aggregated(json(ONE), json(TWO)), BOTH);
  sample('aggregate-of-gzip', 'aws-kinesis-agg, node:zlib', ['kpl', 'gzip', 'json'],
    aggregated(zlib.gzipSync(json(ONE)), zlib.gzipSync(json(TWO))), BOTH);
  sample('gzip', 'node:zlib gzipSync', ['gzip', 'json'], zlib.gzipSync(json(TWO)), [TWO]);
  sample('gzip-members', 'node:zlib gzipSync', ['gzip', 'json'],
    Buffer.concat([zlib.gzipSync(json(ONE)), zlib.gzipSync(json(TWO))]), BOTH);
  sample('gzip-members-in-gzip', 'node:zlib gzipSync', ['gzip', 'gzip', 'json'],
    zlib.gzipSync(Buffer.concat([zlib.gzipSync(json(ONE)), Buffer.from('\n'), zlib.gzipSync(json(TWO))])), BOTH);
  sample('zlib', 'node:zlib deflateSync', ['zlib', 'json'], zlib.deflateSync(json(TWO)), [TWO]);
  sample('zlib-fast', 'node:zlib deflateSync, level 1', ['zlib', 'json'], zlib.deflateSync(json(ONE), { level: 1 }), [ONE]);
  sample('zlib-streams', 'node:zlib deflateSync', ['zlib', 'json'],
    Buffer.concat([zlib.deflateSync(json(ONE)), zlib.deflateSync(json(TWO))]), BOTH);
  sample('snappy-xerial', 'snappy compressSync, in blocks', ['snappy', 'json'],
    xerial(json(TWO).subarray(0, 100), json(TWO).subarray(100)), [TWO]);
  sample('base64', 'Buffer toString', ['base64', 'json'], Buffer.from(json(TWO).toString('base64')), [TWO]);
  sample('base64url', 'Buffer toString', ['base64', 'json'], Buffer.from(json(TWO).toString('base64url')), [TWO]);
  sample('base64-of-gzip', 'node:zlib gzipSync, Buffer toString', ['base64', 'gzip', 'json'],
    Buffer.from(zlib.gzipSync(json(ONE)).toString('base64')), [ONE]);
  sample('utf16le', 'Buffer from', ['utf-16', 'json'], Buffer.from(JSON.stringify(TWO), 'utf16le'), [TWO]);
  sample('documents', 'JSON.stringify', ['json'], Buffer.concat([json(ONE), json(TWO)]), BOTH);
}

function envelopes() {
  const item = { ...TWO, big: 12345678901234567890n, sizes: new Set([1, 2]), nested: { deep: [1, { a: 'b' }] } };
  const change = (image) => ({
    awsRegion: 'eu-west-1',
    eventID: 'e',
    eventName: 'INSERT',
    userIdentity: null,
    recordFormat: 'application/json',
    tableName: 'orders',
    dynamodb: { ApproximateCreationDateTime: 1700000000000, Keys: image({ id: 2 }), NewImage: image(item), SizeBytes: 400 },
    eventSource: 'aws:dynamodb',
  });
  const plain = JSON.parse(JSON.stringify(change((image) => ({ ...image, ...(image.sizes && { big: 0, sizes: [1, 2] }) }))));
  const text = JSON.stringify(plain).replace('"big":0', '"big":12345678901234567890');
  sample('dynamodb', '@aws-sdk/util-dynamodb marshall', ['dynamodb', 'json'], json(change((image) => marshall(image))), [text]);
  const event = { version: '0', id: '1', 'detail-type': 'Order', source: 'shop', account: '1', time: 't', region: 'r', resources: [], detail: TWO };
  sample('eventbridge', 'JSON.stringify', ['json', 'eventbridge'], json(event), [event]);
  const message = { messageId: '059f36b4-87a3-44ab-83d2-661975830a7d', receiptHandle: 'AQEB', body: JSON.stringify(TWO), attributes: { SentTimestamp: '1545082649183' }, messageAttributes: {}, md5OfBody: 'e4e6', eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:us-east-2:123456789012:q', awsRegion: 'us-east-2' };
  sample('sqs-event', 'JSON.stringify', ['json', 'sqs-event'], json({ Records: [message] }), [{ Records: [message] }]);
  const put = { eventVersion: '2.1', eventSource: 'aws:s3', awsRegion: 'us-west-2', eventTime: '1970-01-01T00:00:00.000Z', eventName: 'ObjectCreated:Put', s3: { s3SchemaVersion: '1.0', bucket: { name: 'b', arn: 'arn:aws:s3:::b' }, object: { key: 'Happy+Face.jpg', size: 1024, sequencer: '0055AED6DCD90281E5' } } };
  sample('s3-event', 'JSON.stringify', ['json', 's3-event'], json({ Records: [put] }), [{ Records: [put] }]);
  const request = { requestId: 'r', timestamp: 1700000000000, records: BOTH.map((each) => ({ data: json(each).toString('base64') })) };
  sample('firehose-http', 'JSON.stringify', ['firehose-http', 'json'], json(request), BOTH);
}

function lz4Frames() {
  sample('lz4', 'lz4js compress', ['lz4', 'json'], Buffer.from(lz4.compress(json(TWO))), [TWO]);
}

async function avroFiles() {
  const schema = {
    type: 'record',
    name: 'Order',
    namespace: 'shop',
    fields: [
      { name: 'id', type: 'long' },
      { name: 'name', type: 'string' },
      { name: 'tags', type: { type: 'array', items: 'string' } },
      { name: 'price', type: 'double' },
      { name: 'active', type: 'boolean' },
      { name: 'note', type: ['null', 'string'] },
    ],
  };
  writeFileSync(join(folder, 'order.avsc'), JSON.stringify(schema));
  mkdirSync(join(folder, 'schemas'), { recursive: true });
  for (const id of [CONFLUENT_ID, GLUE_ID]) {
    writeFileSync(join(folder, 'schemas', `${id}.avsc`), JSON.stringify(schema));
  }
  const type = avro.Type.forSchema(schema);
  const codecs = { deflate: zlib.deflateRaw, null: (data, done) => done(null, data) };
  for (const codec of Object.keys(codecs)) {
    const chunks = [];
    const encoder = new avro.streams.BlockEncoder(type, { codec, codecs });
    encoder.on('data', (chunk) => chunks.push(chunk));
    BOTH.forEach((each) => encoder.write(each));
    encoder.end();
    await new Promise((done) => encoder.on('end', done));
    sample(`avro-file-${codec}`, `avsc BlockEncoder, codec ${codec}`, ['avro'], Buffer.concat(chunks), BOTH);
  }
  const datum = type.toBuffer(TWO);
  sample('avro-datum', 'avsc toBuffer', ['avro'], datum, [TWO], { schema: 'order.avsc' });
  const registry = { schema: 'schemas' };
  const confluent = Buffer.from([0, 0, 0, 0, CONFLUENT_ID]);
  sample('avro-confluent', 'avsc toBuffer, after the header of Confluent', ['confluent', 'avro'],
    Buffer.concat([confluent, datum]), [TWO], registry);
  const glue = (compression) => Buffer.from([3, compression, ...Buffer.from(GLUE_ID.replaceAll('-', ''), 'hex')]);
  sample('avro-glue', 'avsc toBuffer, after the header of Glue', ['glue', 'avro'],
    Buffer.concat([glue(0), datum]), [TWO], registry);
  sample('avro-glue-zlib', 'avsc toBuffer, node:zlib deflateSync, after the header of Glue', ['glue', 'avro'],
    Buffer.concat([glue(5), zlib.deflateSync(datum)]), [TWO], registry);
}

function protocolBuffers() {
  const { root } = protobuf.parse(`
    syntax = "proto3";
    package shop;
    message Order {
      int64 id = 1;
      string name = 2;
      repeated string tags = 3;
      double price = 4;
      bool active = 5;
    }`, { keepCase: true });
  const type = root.lookupType('shop.Order');
  const set = root.toDescriptor('proto3');
  writeFileSync(join(folder, 'order.desc'), set.constructor.encode(set).finish());
  const { note, ...order } = { ...TWO, tags: ['x', 'y'], active: true };
  sample('protobuf', 'protobufjs encode', ['protobuf'], type.encode(type.create(order)).finish(), [order],
    { schema: 'order.desc', message: 'shop.Order' });
}

function messagePack() {
  sample('msgpack', '@msgpack/msgpack encode', ['msgpack'], msgpack.encode(TWO), [TWO]);
  sample('msgpack-row', '@msgpack/msgpack encode', ['msgpack'],
    Buffer.concat(BOTH.map((each) => msgpack.encode(each))), BOTH);
  const types = { at: new Date(1700000000500), bytes: new Uint8Array([0, 1, 2]), big: 9007199254740993n };
  sample('msgpack-types', '@msgpack/msgpack encode', ['msgpack'], msgpack.encode(types, { useBigInt64: true }),
    ['{"at":"2023-11-14T22:13:20.500Z","bytes":"AAEC","big":9007199254740993}']);
}

layers();
envelopes();
lz4Frames();
await avroFiles();
protocolBuffers();
messagePack();
writeFileSync(join(folder, 'javascript.ndjson'), lines.map((line) => line + '\n').join(''));
