"""boto3 sends again what an endpoint failed to do, in each of its modes.

Wants AWS_ENDPOINT_URL, credentials and a region in the environment, and an endpoint that fails twice at PutRecord and
PutRecords, and once at ListStreams and ListShards. Ends with 0 when everything came out as it must.
"""

import os

import boto3
from botocore.config import Config


def client(mode):
    retries = {"mode": mode, "max_attempts": 5}
    return boto3.client("kinesis", endpoint_url=os.environ["AWS_ENDPOINT_URL"], config=Config(retries=retries))


def sent_again(answer):
    return answer["ResponseMetadata"]["RetryAttempts"]


standard = client("standard")
standard.create_stream(StreamName="orders", ShardCount=1)
standard.get_waiter("stream_exists").wait(StreamName="orders")
assert sent_again(standard.put_record(StreamName="orders", Data=b"one", PartitionKey="k")) == 2
assert sent_again(standard.list_streams()) == 1
adaptive = client("adaptive")
records = [{"Data": b"two", "PartitionKey": "k"}]
assert sent_again(adaptive.put_records(StreamName="orders", Records=records)) == 2
assert sent_again(adaptive.list_shards(StreamName="orders")) == 1
print("done")
