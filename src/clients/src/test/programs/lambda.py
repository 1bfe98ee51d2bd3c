"""Lambda through boto3: every operation that the endpoint has.

Wants AWS_ENDPOINT_URL, credentials and a region in the environment, and a stream 'orders' and a delivery stream 'lake' there. Leaves
three records on their way through the function into the bucket 'lake'. Ends with 0 when everything came out as it must.
"""

import base64
import io
import json
import sys
import time
import zipfile

import boto3

functions = boto3.client("lambda")
kinesis = boto3.client("kinesis")
errors = functions.exceptions
ROLE = "arn:aws:iam::000000000000:role/function"


def package(bootstrap):
    """A package that brings its runtime: a program that speaks the Runtime API."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        entry = zipfile.ZipInfo("bootstrap")
        entry.create_system = 3
        entry.external_attr = 0o100755 << 16
        made.writestr(entry, bootstrap.replace("#!/usr/bin/env python3", "#!" + sys.executable))
    return file.getvalue()


def refused(error, call, **request):
    try:
        call(**request)
    except error as refusal:
        return refusal.response["Error"]["Message"]
    raise AssertionError(f"{request} was not refused with {error}")


def functions_are_made():
    made = functions.create_function(
        FunctionName="copy",
        Runtime="provided.al2023",
        Handler="none",
        Role=ROLE,
        Code={"ZipFile": package(open("function.py").read())},
        Timeout=30,
        Environment={"Variables": {"COLOR": "blue"}},
    )
    assert made["FunctionArn"].endswith(":function:copy"), made
    functions.get_waiter("function_active_v2").wait(FunctionName="copy")
    found = functions.get_function(FunctionName="copy")
    assert found["Configuration"]["CodeSha256"] == made["CodeSha256"]
    assert functions.get_function_configuration(FunctionName=made["FunctionArn"])["Timeout"] == 30
    assert [each["FunctionName"] for each in functions.list_functions()["Functions"]] == ["copy"]
    refused(errors.ResourceConflictException, functions.create_function, FunctionName="copy",
            Runtime="provided.al2023", Handler="none", Role=ROLE, Code={"ZipFile": package("x")})
    refused(errors.ResourceNotFoundException, functions.get_function, FunctionName="nowhere")


def functions_are_called():
    answer = functions.invoke(FunctionName="copy", Payload=json.dumps({"Records": []}), LogType="Tail")
    assert answer["StatusCode"] == 200 and "FunctionError" not in answer, answer
    assert json.load(answer["Payload"]) == {"batchItemFailures": []}
    assert b"handling 0 records" in base64.b64decode(answer["LogResult"])
    failed = functions.invoke(FunctionName="copy", Payload=b"{}")
    assert failed["FunctionError"] == "Unhandled", failed
    assert json.load(failed["Payload"]) == {"errorType": "KeyError", "errorMessage": "'Records'"}
    later = functions.invoke(FunctionName="copy", InvocationType="Event", Payload=json.dumps({"Records": []}))
    assert later["StatusCode"] == 202
    assert functions.invoke(FunctionName="copy", InvocationType="DryRun")["StatusCode"] == 204


def functions_are_changed():
    before = functions.get_function_configuration(FunctionName="copy")
    functions.update_function_configuration(FunctionName="copy", Timeout=20, MemorySize=256)
    functions.get_waiter("function_updated_v2").wait(FunctionName="copy")
    after = functions.get_function_configuration(FunctionName="copy")
    assert (after["Timeout"], after["MemorySize"]) == (20, 256)
    assert after["RevisionId"] != before["RevisionId"]
    text = open("function.py").read() + "# another\n"
    changed = functions.update_function_code(FunctionName="copy", ZipFile=package(text))
    assert changed["CodeSha256"] != before["CodeSha256"]
    functions.put_function_concurrency(FunctionName="copy", ReservedConcurrentExecutions=2)
    assert functions.get_function_concurrency(FunctionName="copy")["ReservedConcurrentExecutions"] == 2
    functions.delete_function_concurrency(FunctionName="copy")


def streams_are_mapped():
    arn = kinesis.describe_stream_summary(StreamName="orders")["StreamDescriptionSummary"]["StreamARN"]
    uuid = mapping(arn)
    listed = functions.list_event_source_mappings(FunctionName="copy", EventSourceArn=arn)["EventSourceMappings"]
    assert [each["UUID"] for each in listed] == [uuid]
    functions.update_event_source_mapping(UUID=uuid, BatchSize=10, Enabled=False)
    in_state(uuid, "Disabled")
    assert functions.get_event_source_mapping(UUID=uuid)["BatchSize"] == 10
    refused(errors.InvalidParameterValueException, functions.create_event_source_mapping, FunctionName="copy",
            EventSourceArn=arn + "-missing", StartingPosition="LATEST")
    refused(errors.ResourceConflictException, mapping, arn=arn)
    functions.delete_event_source_mapping(UUID=uuid)
    while functions.list_event_source_mappings()["EventSourceMappings"]:
        time.sleep(0.05)
    mapping(arn)
    for data in (b"one", b"poison", b"three"):
        kinesis.put_record(StreamName="orders", Data=data, PartitionKey="k")


def mapping(arn):
    made = functions.create_event_source_mapping(
        FunctionName="copy",
        EventSourceArn=arn,
        StartingPosition="TRIM_HORIZON",
        FunctionResponseTypes=["ReportBatchItemFailures"],
    )
    in_state(made["UUID"], "Enabled")
    return made["UUID"]


def in_state(uuid, state):
    while functions.get_event_source_mapping(UUID=uuid)["State"] != state:
        time.sleep(0.05)


def functions_are_deleted():
    functions.create_function(FunctionName="gone", Runtime="provided.al2023", Handler="none", Role=ROLE,
                              Code={"ZipFile": package("#!/bin/sh\n")})
    functions.delete_function(FunctionName="gone")
    refused(errors.ResourceNotFoundException, functions.invoke, FunctionName="gone")


functions_are_made()
functions_are_called()
functions_are_changed()
functions_are_deleted()
streams_are_mapped()
print("done")
