"""Kinesis through boto3: every operation that the installed boto3 knows, its paginators, its waiters, its event stream.

Wants AWS_ENDPOINT_URL, credentials and a region in the environment. Ends with 0 when everything came out as it must.
"""

import os
from datetime import datetime, timedelta, timezone
from itertools import islice

import boto3

MIDDLE = str(2**127)
FIRST = "shardId-000000000000"
PATIENCE = {"Delay": 0.1, "MaxAttempts": 200}

kinesis = boto3.client("kinesis", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
errors = kinesis.exceptions
called = set()
kinesis.meta.events.register("before-call.kinesis", lambda model, **_: called.add(model.name))


def knows(operation):
    """Whether this boto3 is new enough."""
    return operation in kinesis.meta.service_model.operation_names


def refused(error, call, **request):
    try:
        call(**request)
    except error as refusal:
        assert refusal.response["ResponseMetadata"]["RequestId"], refusal.response
        return refusal.response["Error"]["Message"]
    raise AssertionError(f"{request} was not refused with {error}")


def summary(stream):
    return kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]


def create(stream, **request):
    kinesis.create_stream(StreamName=stream, **request)
    active(stream)
    return summary(stream)["StreamARN"]


def active(stream):
    kinesis.get_waiter("stream_exists").wait(StreamName=stream, WaiterConfig=PATIENCE)


def texts(iterator):
    return [record["Data"].decode() for record in kinesis.get_records(ShardIterator=iterator)["Records"]]


def iterator(stream, **request):
    return kinesis.get_shard_iterator(StreamName=stream, ShardId=FIRST, **request)["ShardIterator"]


def open_shards(stream):
    return kinesis.list_shards(StreamName=stream, ShardFilter={"Type": "AT_LATEST"})["Shards"]


def streams_are_listed_page_by_page():
    for name in ("page-1", "page-2", "page-3"):
        create(name, ShardCount=3)
    pages = kinesis.get_paginator("list_streams").paginate(Limit=2)
    assert [name for page in pages for name in page["StreamNames"] if name.startswith("page-")] == [
        "page-1",
        "page-2",
        "page-3",
    ]
    # Not by boto's paginator: it repeats the stream's name, which the service refuses too (boto/botocore#2009).
    page = kinesis.list_shards(StreamName="page-1", MaxResults=2)
    rest = kinesis.list_shards(NextToken=page["NextToken"])
    assert (len(page["Shards"]), len(rest["Shards"]), "NextToken" in rest) == (2, 1, False)
    described = kinesis.get_paginator("describe_stream").paginate(StreamName="page-1", Limit=2)
    assert [len(page["StreamDescription"]["Shards"]) for page in described] == [2, 1]
    assert kinesis.describe_limits()["OpenShardCount"] >= 9


def records_come_back_as_they_were_put():
    create("records", ShardCount=1)
    before = datetime.now(timezone.utc) - timedelta(seconds=5)
    first = kinesis.put_record(StreamName="records", Data=b"r0", PartitionKey="schl\u00fcssel \U0001f511")
    assert first["ShardId"] == FIRST and len(first["SequenceNumber"]) == 56
    many = kinesis.put_records(
        StreamName="records",
        Records=[{"Data": f"r{i}", "PartitionKey": "k", "ExplicitHashKey": MIDDLE} for i in range(1, 500)],
    )
    assert many["FailedRecordCount"] == 0 and len(many["Records"]) == 499
    everything = [f"r{i}" for i in range(500)]
    begin = iterator("records", ShardIteratorType="TRIM_HORIZON")
    assert texts(begin) == everything
    got = kinesis.get_records(ShardIterator=begin, Limit=1)
    assert got["Records"][0]["PartitionKey"] == "schl\u00fcssel \U0001f511"
    assert before < got["Records"][0]["ApproximateArrivalTimestamp"] < before + timedelta(minutes=2)
    assert texts(got["NextShardIterator"]) == everything[1:]
    after = {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "StartingSequenceNumber": first["SequenceNumber"]}
    assert texts(iterator("records", **after)) == everything[1:]
    assert texts(iterator("records", ShardIteratorType="AT_TIMESTAMP", Timestamp=before)) == everything
    assert texts(iterator("records", ShardIteratorType="LATEST")) == []


def large_records_are_taken():
    create("large", ShardCount=1)
    size = 1_000_000
    put = kinesis.put_records(
        StreamName="large", Records=[{"Data": bytes([i]) * size, "PartitionKey": "k"} for i in range(5)]
    )
    assert put["FailedRecordCount"] == 0
    got = kinesis.get_records(ShardIterator=iterator("large", ShardIteratorType="TRIM_HORIZON"))["Records"]
    assert [record["Data"] for record in got] == [bytes([i]) * size for i in range(5)]
    if knows("UpdateMaxRecordSize"):
        kinesis.update_max_record_size(StreamARN=summary("large")["StreamARN"], MaxRecordSizeInKiB=10_240)
        active("large")
        kinesis.put_record(StreamName="large", Data=bytes((10 << 20) - len("k")), PartitionKey="k")


def shards_split_merge_and_scale():
    create("shards", ShardCount=1)
    kinesis.put_record(StreamName="shards", Data="before", PartitionKey="k")
    kinesis.split_shard(StreamName="shards", ShardToSplit=FIRST, NewStartingHashKey=MIDDLE)
    active("shards")
    end = kinesis.get_records(ShardIterator=iterator("shards", ShardIteratorType="TRIM_HORIZON"))
    assert "NextShardIterator" not in end
    children = [child["ShardId"] for child in end["ChildShards"]]
    assert children == [shard["ShardId"] for shard in open_shards("shards")]
    kinesis.merge_shards(StreamName="shards", ShardToMerge=children[0], AdjacentShardToMerge=children[1])
    active("shards")
    merged = open_shards("shards")
    assert len(merged) == 1
    assert [merged[0]["ParentShardId"], merged[0]["AdjacentParentShardId"]] == children
    kinesis.update_shard_count(StreamName="shards", TargetShardCount=2, ScalingType="UNIFORM_SCALING")
    active("shards")
    assert [shard["HashKeyRange"]["StartingHashKey"] for shard in open_shards("shards")] == ["0", MIDDLE]


def settings_are_changed_and_told():
    arn = create("settings", ShardCount=1)
    kinesis.increase_stream_retention_period(StreamName="settings", RetentionPeriodHours=48)
    active("settings")
    assert summary("settings")["RetentionPeriodHours"] == 48
    kinesis.decrease_stream_retention_period(StreamName="settings", RetentionPeriodHours=24)
    active("settings")
    kinesis.enable_enhanced_monitoring(StreamName="settings", ShardLevelMetrics=["IncomingBytes", "OutgoingBytes"])
    active("settings")
    kinesis.disable_enhanced_monitoring(StreamName="settings", ShardLevelMetrics=["OutgoingBytes"])
    active("settings")
    assert summary("settings")["EnhancedMonitoring"] == [{"ShardLevelMetrics": ["IncomingBytes"]}]
    key = {"EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}
    kinesis.start_stream_encryption(StreamName="settings", **key)
    active("settings")
    assert summary("settings")["EncryptionType"] == "KMS"
    kinesis.stop_stream_encryption(StreamName="settings", **key)
    active("settings")
    kinesis.update_stream_mode(StreamARN=arn, StreamModeDetails={"StreamMode": "ON_DEMAND"})
    active("settings")
    assert summary("settings")["StreamModeDetails"] == {"StreamMode": "ON_DEMAND"}
    if knows("UpdateStreamWarmThroughput"):
        kinesis.update_stream_warm_throughput(StreamARN=arn, WarmThroughputMiBps=10)
        active("settings")
    if knows("UpdateAccountSettings"):
        kinesis.update_account_settings(MinimumThroughputBillingCommitment={"Status": "ENABLED"})
        commitment = kinesis.describe_account_settings()["MinimumThroughputBillingCommitment"]
        assert commitment["Status"] == "ENABLED"


def tags_and_policies_are_kept():
    arn = create("tagged", ShardCount=1)
    kinesis.add_tags_to_stream(StreamName="tagged", Tags={"team": "data", "cost": "low"})
    kinesis.remove_tags_from_stream(StreamName="tagged", TagKeys=["cost"])
    assert kinesis.list_tags_for_stream(StreamName="tagged")["Tags"] == [{"Key": "team", "Value": "data"}]
    if knows("TagResource"):
        kinesis.tag_resource(ResourceARN=arn, Tags={"stage": "test"})
        kinesis.untag_resource(ResourceARN=arn, TagKeys=["team"])
        assert kinesis.list_tags_for_resource(ResourceARN=arn)["Tags"] == [{"Key": "stage", "Value": "test"}]
    if knows("PutResourcePolicy"):
        policy = '{"Version":"2012-10-17"}'
        kinesis.put_resource_policy(ResourceARN=arn, Policy=policy)
        assert kinesis.get_resource_policy(ResourceARN=arn)["Policy"] == policy
        kinesis.delete_resource_policy(ResourceARN=arn)
        assert kinesis.get_resource_policy(ResourceARN=arn)["Policy"] == "{}"


def consumers_are_pushed_what_is_put():
    arn = create("fan-out", ShardCount=1)
    for name in ("one", "two"):
        kinesis.register_stream_consumer(StreamARN=arn, ConsumerName=name)
    pages = kinesis.get_paginator("list_stream_consumers").paginate(StreamARN=arn, PaginationConfig={"PageSize": 1})
    consumers = [consumer for page in pages for consumer in page["Consumers"]]
    assert [consumer["ConsumerName"] for consumer in consumers] == ["one", "two"]
    consumer = consumers[0]["ConsumerARN"]
    while describe_consumer(consumer)["ConsumerStatus"] != "ACTIVE":
        pass
    kinesis.put_record(StreamName="fan-out", Data="before", PartitionKey="k")
    stream = kinesis.subscribe_to_shard(
        ConsumerARN=consumer, ShardId=FIRST, StartingPosition={"Type": "TRIM_HORIZON"}
    )["EventStream"]
    pushed = (
        record["Data"].decode() for event in stream for record in event["SubscribeToShardEvent"]["Records"]
    )
    assert next(pushed) == "before"
    for i in range(3):
        kinesis.put_record(StreamName="fan-out", Data=f"after {i}", PartitionKey="k")
    assert list(islice(pushed, 3)) == ["after 0", "after 1", "after 2"]
    stream.close()
    kinesis.deregister_stream_consumer(ConsumerARN=consumer)


def describe_consumer(consumer):
    return kinesis.describe_stream_consumer(ConsumerARN=consumer)["ConsumerDescription"]


def mistakes_become_the_services_exceptions():
    assert "not found" in refused(errors.ResourceNotFoundException, kinesis.describe_stream, StreamName="nowhere")
    assert "already exists" in refused(
        errors.ResourceInUseException, kinesis.create_stream, StreamName="records", ShardCount=1
    )
    refused(errors.InvalidArgumentException, kinesis.get_records, ShardIterator="none")
    assert "1 validation error detected" in refused(
        errors.ClientError, kinesis.put_record, StreamName="records", Data=b"x", PartitionKey="k" * 257
    )


def streams_are_deleted():
    refused(errors.ResourceInUseException, kinesis.delete_stream, StreamName="fan-out")
    kinesis.delete_stream(StreamName="fan-out", EnforceConsumerDeletion=True)
    kinesis.get_waiter("stream_not_exists").wait(StreamName="fan-out", WaiterConfig=PATIENCE)
    assert "fan-out" not in kinesis.list_streams()["StreamNames"]


streams_are_listed_page_by_page()
records_come_back_as_they_were_put()
large_records_are_taken()
shards_split_merge_and_scale()
settings_are_changed_and_told()
tags_and_policies_are_kept()
consumers_are_pushed_what_is_put()
mistakes_become_the_services_exceptions()
streams_are_deleted()

missed = set(kinesis.meta.service_model.operation_names) - called
assert not missed, f"operations that nothing above uses: {sorted(missed)}"
print(f"boto3 {boto3.__version__}: {len(called)} operations of Kinesis")
