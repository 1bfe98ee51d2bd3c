// One call with the JavaScript SDK, as a script makes it.
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';

const client = new KinesisClient({ endpoint: process.env.AWS_ENDPOINT_URL });
console.log((await client.send(new ListStreamsCommand({}))).StreamNames.join('\n'));
