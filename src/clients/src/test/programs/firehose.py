"""Firehose through boto3: every operation that the installed boto3 knows.

Wants AWS_ENDPOINT_URL, credentials and a region in the environment. Leaves a delivery stream 'orders' behind, with 502 records on
their way into the bucket 'lake'. Ends with 0 when everything came out as it must.
"""

import os
import time

import boto3

firehose = boto3.client("firehose", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
errors = firehose.exceptions
called = set()
firehose.meta.events.register("before-call.firehose", lambda model, **_: called.add(model.name))


def refused(error, call, **request):
    try:
        call(**request)
    except error as refusal:
        return refusal.response["Error"]["Message"]
    raise AssertionError(f"{request} was not refused with {error}")


def create(name, **more):
    arn = firehose.create_delivery_stream(
        DeliveryStreamName=name,
        ExtendedS3DestinationConfiguration={
            "RoleARN": "arn:aws:iam::000000000000:role/delivery",
            "BucketARN": "arn:aws:s3:::lake",
            "Prefix": f"{name}/!{{timestamp:yyyy/MM/dd}}/",
            "ErrorOutputPrefix": "failed/!{firehose:error-output-type}/",
            "BufferingHints": {"SizeInMBs": 1, "IntervalInSeconds": 60},
            "CompressionFormat": "GZIP",
        },
        **more,
    )["DeliveryStreamARN"]
    active(name)
    return arn


def active(name):
    while describe(name)["DeliveryStreamStatus"] != "ACTIVE":
        time.sleep(0.05)


def describe(name):
    return firehose.describe_delivery_stream(DeliveryStreamName=name)["DeliveryStreamDescription"]


def destination(name):
    return describe(name)["Destinations"][0]


def records_are_taken():
    arn = create("orders")
    assert arn.endswith(":deliverystream/orders")
    first = firehose.put_record(DeliveryStreamName="orders", Record={"Data": b"r0\n"})
    assert first["RecordId"] and not first["Encrypted"]
    many = firehose.put_record_batch(
        DeliveryStreamName="orders", Records=[{"Data": f"r{i}\n"} for i in range(1, 501)]
    )
    assert many["FailedPutCount"] == 0
    assert len({response["RecordId"] for response in many["RequestResponses"]}) == 500
    firehose.put_record(DeliveryStreamName="orders", Record={"Data": "x" * 1_000_000 + "\n"})


def destinations_are_updated():
    create("changing")
    before = describe("changing")
    firehose.update_destination(
        DeliveryStreamName="changing",
        CurrentDeliveryStreamVersionId=before["VersionId"],
        DestinationId=before["Destinations"][0]["DestinationId"],
        ExtendedS3DestinationUpdate={"CompressionFormat": "UNCOMPRESSED"},
    )
    assert destination("changing")["ExtendedS3DestinationDescription"]["CompressionFormat"] == "UNCOMPRESSED"
    assert int(describe("changing")["VersionId"]) == int(before["VersionId"]) + 1
    refused(
        errors.ConcurrentModificationException,
        firehose.update_destination,
        DeliveryStreamName="changing",
        CurrentDeliveryStreamVersionId=before["VersionId"],
        DestinationId=before["Destinations"][0]["DestinationId"],
        ExtendedS3DestinationUpdate={"CompressionFormat": "GZIP"},
    )


def encryption_is_marked():
    firehose.start_delivery_stream_encryption(
        DeliveryStreamName="changing",
        DeliveryStreamEncryptionConfigurationInput={"KeyType": "AWS_OWNED_CMK"},
    )
    encrypted("changing", "ENABLED")
    assert firehose.put_record(DeliveryStreamName="changing", Record={"Data": b"x"})["Encrypted"]
    firehose.stop_delivery_stream_encryption(DeliveryStreamName="changing")
    encrypted("changing", "DISABLED")


def encrypted(name, status):
    while describe(name)["DeliveryStreamEncryptionConfiguration"]["Status"] != status:
        time.sleep(0.05)


def tags_are_kept():
    firehose.tag_delivery_stream(
        DeliveryStreamName="orders", Tags=[{"Key": "team", "Value": "data"}, {"Key": "cost", "Value": "low"}]
    )
    firehose.untag_delivery_stream(DeliveryStreamName="orders", TagKeys=["cost"])
    assert firehose.list_tags_for_delivery_stream(DeliveryStreamName="orders")["Tags"] == [
        {"Key": "team", "Value": "data"}
    ]


def delivery_streams_are_listed_and_deleted():
    assert firehose.list_delivery_streams()["DeliveryStreamNames"] == ["changing", "orders"]
    page = firehose.list_delivery_streams(Limit=1)
    assert (page["DeliveryStreamNames"], page["HasMoreDeliveryStreams"]) == (["changing"], True)
    firehose.delete_delivery_stream(DeliveryStreamName="changing")
    while "changing" in firehose.list_delivery_streams()["DeliveryStreamNames"]:
        time.sleep(0.05)


def mistakes_become_the_services_exceptions():
    assert "not found" in refused(
        errors.ResourceNotFoundException, firehose.describe_delivery_stream, DeliveryStreamName="nowhere"
    )
    refused(errors.ResourceInUseException, create, name="orders")
    refused(errors.InvalidArgumentException, create, name="source", DeliveryStreamType="KinesisStreamAsSource")


records_are_taken()
destinations_are_updated()
encryption_is_marked()
tags_are_kept()
delivery_streams_are_listed_and_deleted()
mistakes_become_the_services_exceptions()

missed = set(firehose.meta.service_model.operation_names) - called
assert not missed, f"operations that nothing above uses: {sorted(missed)}"
print(f"boto3 {boto3.__version__}: {len(called)} operations of Firehose")
