#!/usr/bin/env python3
"""A function of a stream that speaks Lambda's Runtime API itself, with what Python has.

Sends each record to the delivery stream 'lake', but fails the first time at the one that says "poison": it is reported, and comes
again with those behind it.
"""

import base64
import json
import os
import urllib.request

import boto3

API = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/2018-06-01/runtime/invocation/"
firehose = boto3.client("firehose")
poisoned = set()


def handle(event):
    kept = []
    failed = []
    for record in event["Records"]:
        data = base64.b64decode(record["kinesis"]["data"])
        sequence = record["kinesis"]["sequenceNumber"]
        if b"poison" in data and sequence not in poisoned:
            poisoned.add(sequence)
            failed.append({"itemIdentifier": sequence})
            break
        kept.append({"Data": data + b"\n"})
    if kept:
        answer = firehose.put_record_batch(DeliveryStreamName="lake", Records=kept)
        assert answer["FailedPutCount"] == 0
    return {"batchItemFailures": failed}


while True:
    with urllib.request.urlopen(API + "next") as response:
        request_id = response.headers["Lambda-Runtime-Aws-Request-Id"]
        event = json.load(response)
    print("handling", len(event.get("Records", [])), "records", flush=True)
    try:
        path, body = "/response", handle(event)
    except Exception as error:
        path, body = "/error", {"errorType": type(error).__name__, "errorMessage": str(error)}
    answer = urllib.request.Request(API + request_id + path, json.dumps(body).encode(), method="POST")
    urllib.request.urlopen(answer).close()
