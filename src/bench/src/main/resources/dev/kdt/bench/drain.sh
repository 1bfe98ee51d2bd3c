# Reads the stream $1 to its end into the file $2 with the AWS CLI and jq, shard by shard.
set -e
: > "$2"
for shard in $(aws kinesis list-shards --stream-name "$1" --query 'Shards[].ShardId' --output text); do
    iterator=$(aws kinesis get-shard-iterator --stream-name "$1" --shard-id "$shard" \
        --shard-iterator-type TRIM_HORIZON --query ShardIterator --output text)
    behind=1
    while [ "$behind" -gt 0 ]; do
        aws kinesis get-records --shard-iterator "$iterator" --output json > "$2.answer"
        jq -r '.Records[].Data | @base64d' "$2.answer" >> "$2"
        iterator=$(jq -r .NextShardIterator "$2.answer")
        behind=$(jq -r .MillisBehindLatest "$2.answer")
    done
done
