# Completes the command line of kdt in fish. Printed by 'kdt completion fish', whose --help says how to install it; do not edit.

# The values of a kind. Among them are words, @KIND for those that kdt finds, %EXTENSIONS for files, and / for folders; after a comma at
# the beginning, a list of words is completed; after = or :, what follows that sign.
function __kdt_kind
    switch $argv[1]
        case '*/*'
            string split --no-empty / -- $argv[1]
        case stream
            string split ' ' -- '@streams'
        case delivery
            string split ' ' -- '@deliveries'
        case shard
            string split ' ' -- '@shards'
        case consumer
            string split ' ' -- '@consumers'
        case group
            string split ' ' -- '@groups'
        case mapping
            string split ' ' -- '@mappings'
        case function
            string split ' ' -- '@functions'
        case rule
            string split ' ' -- '@rules'
        case profile
            string split ' ' -- '@profiles'
        case context
            string split ' ' -- '@contexts'
        case region
            string split ' ' -- 'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 cn-north-1 cn-northwest-1 eu-central-1 eu-central-2 eu-isoe-west-1 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 eusc-de-east-1 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-gov-east-1 us-gov-west-1 us-iso-east-1 us-iso-west-1 us-isob-east-1 us-isob-west-1 us-isof-east-1 us-isof-south-1 us-west-1 us-west-2'
        case when
            string split ' ' -- 'latest trim-horizon'
        case time
            string split ' ' -- 'now'
        case target
            string split ' ' -- 'kinesis:@streams firehose:@deliveries %'
        case destination
            string split ' ' -- 'sqs: sns: s3:'
        case where
            string split ' ' -- 's3:// %'
        case file
            string split ' ' -- '%'
        case folder
            string split ' ' -- '/'
        case state
            string split ' ' -- 's3:// /'
        case pipeline
            string split ' ' -- '%yaml,yml'
        case event
            string split ' ' -- '%json'
        case zip
            string split ' ' -- '%zip'
        case template
            string split ' ' -- 'orders clickstream iot access-log cloudwatch-logs cdc-dms cdc-debezium metrics %yaml,yml'
        case built-in
            string split ' ' -- 'orders clickstream iot access-log cloudwatch-logs cdc-dms cdc-debezium metrics language schema'
        case step
            string split ' ' -- 'filter map set delete rename flatten timestamp parse redact validate enrich dedupe sample stamp route'
        case sample
            string split ' ' -- 'kinesis:@streams %'
        case schema
            string split ' ' -- 'glue %'
        case codec
            string split ' ' -- ',auto kpl cloudwatch-logs kinesis-event firehose-event firehose-http cli-records dynamodb debezium dms eventbridge sns sqs-event s3-event gzip zlib zstd zip snappy lz4 utf-16 base64 glue confluent json csv tsv logfmt avro protobuf msgpack cbor text raw'
        case encoding
            string split ' ' -- ',ndjson json text raw csv tsv msgpack cbor avro protobuf gzip zlib zstd lz4 snappy base64'
        case bounds
            string split ' ' -- ',steps= memory= depth= output= matching= time='
        case separation
            string split ' ' -- 'json delimited:'
        case clock
            string split ' ' -- 'system virtual virtual:'
        case speed
            string split ' ' -- '1x 10x 100x max'
        case fault
            string split ' ' -- 'throttle refuse partial partial-error error unavailable timeout lost drop slow expired seal reset torn end event-error silence delivery'
        case named-function
            string split ' ' -- '=%yaml,yml,zip'
        case named-stream
            string split ' ' -- '=@streams'
        case named-source
            string split ' ' -- ':@streams'
        case condition
            string split ' ' -- 'op= stream=@streams shard= rate= after= times= start= lasting= every= for= code='
        case page
            string split ' ' -- 'produce tail top process test push run replay verify redrive stream list create describe split merge scale consumer remove delete delivery flush lambda invoke package template local tick mapping add pause resume fault clear shell demo context use show trust config doctor completion help pipelines jq decoding templates guarantees'
    end
end

# Goes on to a command. Its options are NAMES:ARITY:KIND:DESCRIPTION; in the arity, g marks those of kdt itself, r those that may be
# repeated, o a value after = only, 2 a name and a value, m any number of values. Its places are the kinds of its parameters,
# and after ^ the options that stand for one.
function __kdt_enter --no-scope-shadowing
    set command $argv[1]
    set place 1
    switch $argv[1]
        case 'kdt'
            set commands produce\t'Put records into a stream: from stdin, from files, or from a template' tail\t'Show the records of a stream: those to come, or those in it' top\t'Show which shards and partition keys of a stream are busy, and what to…' process\t'Run a pipeline or a jq expression on files' test\t'Run the test cases of pipeline files' push\t'Put records into a delivery stream: from stdin or from files' run\t'Run a pipeline on a stream and deliver the results, until stopped' replay\t'Send what was delivered, or a capture, again: in order of time, and at…' verify\t'Check that what is in a stream was delivered, and tell what is missing,…' redrive\t'Send again what failed: parked records, error output, batches that…' stream\t'List, create, describe, reshard and delete streams' delivery\t'List, create, describe, flush and delete delivery streams' lambda\t'Pack a pipeline as an AWS Lambda function, and run it as one' local\t'Serve Kinesis and Firehose on this machine, to kdt and every other AWS…' shell\t'Run commands one after the other, with history and completion' demo\t'Send 20,000 orders through a stream and a pipeline to objects, and count…' context\t'List, choose and show named contexts; trust a project\'s file' config\t'Show the settings in force, and where each comes from' doctor\t'Check what kdt needs: settings, credentials, the services, a stream; and…' completion\t'Print the script that completes the command line in a shell' help\t'Explain a command or a topic'
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt produce'
            set commands
            set options \
                '--in:1:auto/ndjson/json/csv/tsv/text/raw/envelope/kinesis-event/firehose-event/:How input is cut into records: auto, ndjson, json, csv, tsv, text, raw,…' \
                '-t|--template:1:template:Generate records by a template: a file, or a built-in one such as orders…' \
                '--seed:1::With --template: generate the same records each time' \
                '--start:1:time:With --template: event time of the first record (now; with --seed…' \
                '--poison:1::With --template: share of records that are broken on purpose, such as…' \
                '--encode:1:encoding:With --template: form of the records, such as json, csv, msgpack, avro,…' \
                '--schema:1:file:With --encode avro or protobuf: file of the schema, or of the descriptor…' \
                '--message:1::With --encode protobuf: full name of the message, such as shop.Order' \
                '--threads:1::With --template: threads that generate records (1)' \
                '--templates:o:built-in:List the built-in templates, or print one as a file;…' \
                '--learn:1:sample:Print a template for records like those of a sample: a file, - (stdin)…' \
                '-n|--count:1::Send at most N records' \
                '--rate:1::Send at most so many records in a time: 100/s, 5/m; curve:FILE, a rate…' \
                '--duration:1::Stop after this time, such as 30s or 10m' \
                '-k|--key:1::Partition key: a jq expression on the record (a random key)' \
                '--aggregate:0::Pack small records into one, in the format of the Kinesis Producer…' \
                '--compress:1:gzip/zstd/:Compress each record, before it is aggregated: gzip, zstd' \
                '--order:1:none/key/:Order that is kept: none, key' \
                '--explicit-hash-key:1::Explicit hash key, which says the shard: a jq expression on the record,…' \
                '--spread:0::Send records to the open shards in turn, whatever their keys are' \
                '--resume:1:file:Keep in this file how far the input files are sent, and go on there if…' \
                '--summary:1:text/json/:Summary at the end: text on stderr, or json, one object on stdout, whose…' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '--parked:1:file:Write records that cannot be sent to this file, as envelopes…' \
                '--requests:1::Number of concurrent requests; more than 1 may change the order of…' \
                '--retry-for:1::Repeat a failed call for this long, 20 times at the most, before it…' \
                '--preflight:0::Check the records against every limit, ask whether the stream, if one is…' \
                '--prices:1:file:With --preflight: the prices to estimate by (those of us-east-1)' \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--dry-run:0::Print the records instead of sending them' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream file...
        case 'kdt tail'
            set commands
            set options \
                '--since:1:when:Where to start: latest, trim-horizon (the oldest record), a time, 10m…' \
                '--until:1:time:Stop at the first record that arrived after this time; now reads what is…' \
                '--idle:1::Stop when no record came for this time; exit code 3 if -n was not…' \
                '--shard:r1:shard:Read only this shard: its number, such as 3, or its id' \
                '--partition-key:1::Read only the shard that this key falls into, through all reshardings,…' \
                '--per-shard:1::Print the newest N records of each open shard, and end; an aggregate…' \
                '--reads:1::GetRecords calls a second and shard, 1 to 5: the service takes 5 for all…' \
                '--efo:o:consumer:Have records pushed (enhanced fan-out) instead of asking for them, to…' \
                '--merge:o::Print the records of all shards in the order of their arrival' \
                '--group:1:group:Go on after the last record that this group printed' \
                '--reset:0::Forget the group\'s checkpoints: it starts anew' \
                '--retry-for:1::Repeat a failed call for this long, 20 times at the most, before it…' \
                '-n|--count:1::Stop after printing N records (those that pass)' \
                '--grep:r1::Print only records whose decoded payload (not the key: see…' \
                '--sample:1::Print only a share of the records, such as 1% or 1/100: the same ones…' \
                '--where:1::Print only records for which this jq expression is true' \
                '--pipeline:1:pipeline:Print what this pipeline gives for the records, after --where and before…' \
                '--select:1::Print this jq expression\'s results instead of the record' \
                '--decode:r1:codec:Layers of payloads, the outermost first, such as gzip,json; auto looks…' \
                '--schema:1:schema:Schema of payloads: .avsc (Avro), a folder of them named by id, a…' \
                '--message:1::For --schema with descriptors: full name of the Protobuf message, such…' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '--kcl-rules:0::Drop records of KPL aggregates that lie outside of their shard, as the…' \
                '-o|--output:1:pretty/ndjson/json/csv/tsv/msgpack/cbor/text/raw/hex/envelope/:pretty, ndjson, json, csv, tsv, msgpack, cbor, text, raw, hex or…' \
                '-f|--format:1::Template of a line: %t time, %T in milliseconds, %a age, %n stream, %s…' \
                '--show-chain:0::Show how each record was decoded, such as gzip > json: in pretty, hex…' \
                '--index:o:file:With -o envelope: write an index to FILE, by which process and replay…' \
                '--full:0::Show long records as a whole: pretty and text fold them on a terminal' \
                '--screen:0::Show records on a screen, to look through, filter and open (on a…' \
                '--no-screen:0::Print records, also on a terminal' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream
        case 'kdt top'
            set commands
            set options \
                '--since:1:when:Where to start: latest, trim-horizon (the oldest record), a time, or 10m…' \
                '--once:0::Measure for a while and print the load once, instead of showing it while…' \
                '--for:1::For --once: measure the records that arrive in this time, from --since…' \
                '--reads:1::GetRecords calls a second and shard, 1 to 5: the service takes 5 for all…' \
                '--efo:o:consumer:Have records pushed (enhanced fan-out) instead of asking for them, to…' \
                '--retry-for:1::Repeat a failed call for this long, 20 times at the most, before it…' \
                '--decode:r1:codec:Layers of payloads, the outermost first, such as gzip,json; auto looks…' \
                '--schema:1:schema:Schema of payloads: .avsc (Avro), a folder of them named by id, a…' \
                '--message:1::For --schema with descriptors: full name of the Protobuf message, such…' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream
        case 'kdt process'
            set commands
            set options \
                '-e|--expression:1::Run this jq expression instead of a pipeline' \
                '--from-file:1:file:As -e, with the expression from a file (jq\'s -f)' \
                '--in:1:auto/ndjson/json/csv/tsv/text/raw/envelope/kinesis-event/firehose-event/:How input is cut into records: auto, ndjson, json, csv, tsv, text, raw,…' \
                '-n|--count:1::Read at most N records' \
                '--budget:1:bounds:Limits of an expression for each record: a number of steps, or a list…' \
                '--null-input:0::Run the expression once, with null; input and inputs take the records…' \
                '-s|--slurp:0::Run the expression once, with an array of all records; with -R, with all…' \
                '-R|--raw-input:0::Read each line as a string (--in text --decode text)' \
                '--arg:r2::Set $NAME to the text VALUE' \
                '--argjson:r2::Set $NAME to a JSON value' \
                '--rawfile:r2:file:Set $NAME to the text of a file' \
                '--slurpfile:r2:file:Set $NAME to the array of the JSON values in a file' \
                '--args:ro::The words up to the next option are $ARGS.positional, as texts, and not…' \
                '--jsonargs:ro::As --args, but JSON values' \
                '-o|--output:1:pretty/ndjson/json/csv/tsv/msgpack/cbor/text/raw/hex/envelope/:pretty, ndjson, json, csv, tsv, msgpack, cbor, text, raw, hex or…' \
                '--to:1:target:Where results go: kinesis:NAME, firehose:NAME, a file, or - for stdout…' \
                '--pack:0::Pack results, a line each, into Firehose records of up to 1,000 KiB,…' \
                '--parked:1:file:Write records that fail to this file, as envelopes' \
                '--fail-fast:0::Stop at the first record that fails' \
                '--threads:1::Number of threads (the number of processors)' \
                '--retry-for:1::Repeat a failed call for this long, 20 times at the most, before it…' \
                '-r|--raw-output:0::Write strings without quotation marks (-o text)' \
                '-j|--join-output:0::As -r, without a newline after each result (-o raw)' \
                '--indent:1::Write results over several lines, N spaces deeper on each level: 2 is…' \
                '--tab:0::As --indent, a tab deeper on each level' \
                '--seq:0::Write an ASCII RS before each result (a JSON text sequence, RFC 7464)' \
                '-S|--sort-keys:0::Sort the keys of objects' \
                '--exit-status:0::Exit with 1 when the last result is false or null, with 4 when there is…' \
                '--decode:r1:codec:Layers of payloads, the outermost first, such as gzip,json; auto looks…' \
                '--schema:1:schema:Schema of payloads: .avsc (Avro), a folder of them named by id, a…' \
                '--message:1::For --schema with descriptors: full name of the Protobuf message, such…' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '--since:1:time:Read records that arrived from then on only' \
                '--until:1:time:Read records that arrived until then only' \
                '--partition-key:1::Read records with this partition key only' \
                '--explain:0::Instead of results, print what each step did to each record, and why' \
                '-i|--interactive:0::Edit the expression or the pipeline file, see its effect on the first…' \
                '--diff:1:pipeline:Instead of results, print what this pipeline would change' \
                '--stats:0::At the end, print the counts and the time of each step' \
                '--steps:o:step:List the steps of pipelines, or describe one' \
                '--functions:o::List the functions of expressions, or describe one' \
                '--pipeline-schema:0::Print the JSON Schema of pipeline files, for editors' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places pipeline^--expression^--from-file file...
        case 'kdt test'
            set commands
            set options \
                '--junit:1:pipeline:Also write the results as JUnit XML' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places pipeline...
        case 'kdt push'
            set commands
            set options \
                '--in:1:auto/ndjson/json/csv/tsv/text/raw/envelope/kinesis-event/firehose-event/:How input is cut into records: auto, ndjson, json, csv, tsv, text, raw,…' \
                '--delimiter:1:newline/none/:Appended to each record, since Firehose appends nothing: newline or none…' \
                '--pack:0::Pack results, a line each, into Firehose records of up to 1,000 KiB,…' \
                '--rate:1::Send at most so many records in a time: 100/s, 5/m' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '--parked:1:file:Write records that cannot be sent to this file, as envelopes…' \
                '--requests:1::Number of concurrent requests; more than 1 may change the order of…' \
                '--retry-for:1::Repeat a failed call for this long, 20 times at the most, before it…' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places delivery file...
        case 'kdt run'
            set commands
            set options \
                '--from:1:stream:The stream to read' \
                '--to:1:target:Where results go: kinesis:NAME, firehose:NAME, a file, or - for stdout' \
                '--since:1:when:Where a new group starts: latest, trim-horizon, a time or a sequence…' \
                '--reset:0::Forget the group\'s checkpoints: it starts anew' \
                '--until:1:time:Stop at the first record that arrived after this time; now reads what is…' \
                '--group:1:group:Name of the checkpoints (the pipeline\'s name)' \
                '--state:1:state:Place of the checkpoints: a folder (~/.local/state/kdt/groups), or…' \
                '--parked:1:target:Where records go that fail: a file, firehose:NAME, kinesis:NAME,…' \
                '--requests:1::Number of concurrent requests; more than 1 may change the order of…' \
                '--threads:1::Number of threads (the number of processors)' \
                '--metrics:1::Answer http://HOST:PORT/metrics in Prometheus\'s text format, and /health' \
                '--log:1:text/json/:Form of the messages on stderr: text, or json, an object a line (text)' \
                '--stall:1::/health fails, and a warning is printed, when there was something to do…' \
                '--pack:0::Pack results, a line each, into Firehose records of up to 1,000 KiB,…' \
                '--retry-for:1::Repeat a failed call for this long, 20 times at the most, before it…' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '--kcl-rules:0::Drop records of KPL aggregates that lie outside of their shard, as the…' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places pipeline
        case 'kdt replay'
            set commands
            set options \
                '--to:1:target:Where records go: kinesis:NAME or firehose:NAME' \
                '--aggregate:0::Pack small records of a stream into one, in the format of the Kinesis…' \
                '--pack:0::Pack results, a line each, into Firehose records of up to 1,000 KiB,…' \
                '--dry-run:0::Print the records instead of sending them, all at once' \
                '--in:1:auto/ndjson/json/csv/tsv/text/raw/envelope/kinesis-event/firehose-event/:How objects are cut into records: auto, ndjson, json, csv, tsv, text,…' \
                '-k|--key:1::Partition key: a jq expression on the record (a random key)' \
                '-n|--count:1::Send at most N records' \
                '--time:1::When a record is from: a jq expression on it, giving a time (ISO 8601)…' \
                '--speed:1:speed:How many times as fast as it was: 10x, 0.5x; or max, flat out (1x)' \
                '--since:1:time:Send records from then on only' \
                '--until:1:time:Send records until then only' \
                '--partition-key:1::Of a capture: send records with this partition key only' \
                '--shift-time:r1::Move the timestamps at this jq path, such as .time or .events[].at, so…' \
                '--lookahead:1::How much is read ahead to bring records into the order of their times…' \
                '--resume:1:file:Keep in this file how many records are sent, and go on there if it…' \
                '--summary:1:text/json/:Summary at the end: text on stderr, or json, one object on stdout, whose…' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '--parked:1:file:Write records that cannot be sent to this file, as envelopes…' \
                '--requests:1::Number of concurrent requests; more than 1 may change the order of…' \
                '--retry-for:1::Repeat a failed call for this long, 20 times at the most, before it…' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places where
        case 'kdt verify'
            set commands
            set options \
                '--stream:1:stream:The stream' \
                '--captured:1:file:Instead of the stream: its records as \'kdt tail STREAM -o envelope\'…' \
                '--delivered:1:where:What was delivered: a folder of objects, a file, or s3://BUCKET/PREFIX' \
                '--table:1::The database that holds what was delivered, such as…' \
                '--query:1::What to read there: a column that holds delivered lines; or columns that…' \
                '--user:1::User of the database (that in PGUSER)' \
                '--password:0::Ask for the user\'s password (that in KDT_REDSHIFT_PASSWORD or…' \
                '--pipeline:1:pipeline:The pipeline that made the results (none: payloads as they are)' \
                '--parked:rm:file:Files of parked records, as kdt run and Lambda functions write them' \
                '--errors:1:where:The error output of the delivery stream: a folder of objects, a file, or…' \
                '--stamp:1::Where stamps stand in results, such as ._kdt (where the pipeline\'s step…' \
                '--trace:1::Instead: tell which record a delivered line comes from, and what every…' \
                '--late-after:1::How long after its arrival a record may be in an object, by the hour in…' \
                '--temp:1:folder:Folder for temporary files, about 150 bytes for each record and line…' \
                '--route:1::Verify the results that a step \'route\' of the pipeline sends to its…' \
                '--to:1:target:The target that takes what no step \'route\' sends elsewhere, as for kdt…' \
                '--since:1:when:Verify records that arrived from then on: a time, 10m (ten minutes ago),…' \
                '--until:1:time:Verify records that arrived until then, such as 10m (ten minutes ago),…' \
                '--reads:1::GetRecords calls a second and shard, 1 to 5: the service takes 5 for all…' \
                '--retry-for:1::Repeat a failed call for this long, 20 times at the most, before it…' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt redrive'
            set commands
            set options \
                '--pipeline:1:pipeline:Run this pipeline on records; results that were parked have been through…' \
                '--to:1:target:kinesis:NAME or firehose:NAME' \
                '--ignore-routes:0::Send parked results to --to, wherever their routes led' \
                '--unknown:1:hold/look/send/done/:What becomes of leftovers that were being sent when a redrive was…' \
                '--delimiter:1:newline/none/:Appended to records of a stream that go to a delivery stream without a…' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '--send:0::Send' \
                '--ledger:1:file:Keep what was sent in this file (.kdt-redriven.ndjson in the folder of…' \
                '--parked:1:file:Move records that fail again into this file, as envelopes: from then on…' \
                '--retry-for:1::Repeat a failed call for this long, 20 times at the most, before it…' \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places where...
        case 'kdt stream'
            set commands list\t'List the streams' create\t'Create a stream and wait until it can be used' describe\t'Show a stream: its settings, shards and their lineage, and its consumers' split\t'Split a shard of a stream in two, and wait until the stream can be used' merge\t'Merge two adjacent shards of a stream, and wait until the stream can be…' scale\t'Change the number of shards of a stream, and wait until it can be used' consumer\t'List and remove the registered consumers of a stream (enhanced fan-out)' delete\t'Delete a stream with its records'
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt stream list'
            set commands
            set options \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt stream create'
            set commands
            set options \
                '--shards:1::Number of shards (1)' \
                '--on-demand:0::Let the service choose the number of shards' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream
        case 'kdt stream describe'
            set commands
            set options \
                '--records:1:auto/always/never/:Estimate how many records arrive in each open shard, by one read of its…' \
                '--full:0::Show all shards, however many there are, and the hash keys that they…' \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream
        case 'kdt stream split'
            set commands
            set options \
                '--at:1::First hash key of the second shard (the middle of the range)' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream shard
        case 'kdt stream merge'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream shard shard
        case 'kdt stream scale'
            set commands
            set options \
                '--shards:1::New number of shards' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream
        case 'kdt stream consumer'
            set commands list\t'List the registered consumers of a stream' remove\t'Remove registered consumers of a stream, such as one that a killed \'kdt…'
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt stream consumer list'
            set commands
            set options \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream
        case 'kdt stream consumer remove'
            set commands
            set options \
                '--all:0::Remove all consumers of the stream, after a question' \
                '--yes:0::With --all: do not ask' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream consumer
        case 'kdt stream delete'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream
        case 'kdt delivery'
            set commands list\t'List the delivery streams' create\t'Create a delivery stream to S3 or Redshift and wait until it can be used' describe\t'Show a delivery stream and its destination' delete\t'Delete a delivery stream; delivered objects stay' flush\t'Deliver the buffered records of a delivery stream now'
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt delivery list'
            set commands
            set options \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt delivery create'
            set commands
            set options \
                '--bucket:1::S3 bucket to deliver to' \
                '--role:1::Role that Firehose writes with (and reads the source stream with)' \
                '--source:1:stream:Deliver what is in this stream, instead of what is put directly' \
                '--prefix:1::Prefix of object keys; may contain expressions such as !{timestamp:yyyy}' \
                '--error-prefix:1::Prefix of object keys for records that failed' \
                '--buffer-size:1::Deliver when the buffer holds this much (5MiB; 64MiB with…' \
                '--buffer-time:1::Deliver when the oldest record is this old (5m)' \
                '--compression:1:none/gzip/zip/snappy/hadoop_snappy/:none, gzip, zip, snappy or hadoop_snappy (none)' \
                '--extension:1::Extension of object keys' \
                '--time-zone:1::Time zone of the times in object keys (UTC)' \
                '--backup:1::Also keep the source records in this bucket' \
                '--partition-query:1::Keys for !{partitionKeyFromQuery:KEY} in the prefix, such as \'{country:…' \
                '--de-aggregate:1:separation:Split each record into JSON objects, or at a delimiter' \
                '--append-newline:0::Append a newline to each record' \
                '--log-messages:0::Extract the messages from records of CloudWatch Logs' \
                '--transform:1::Lambda function that transforms records (with --local: a name of \'kdt…' \
                '--redshift:1::Load the objects in the bucket into this cluster (with --local: any…' \
                '--table:1::Table to load into' \
                '--columns:1::Columns of the table, in the order of the values (all)' \
                '--copy-options:1::Options of COPY (JSON \'auto\'; GZIP is added with --compression gzip)' \
                '--retry:1::Retry loading for this long (1h)' \
                '--user:1::User of the database (that in PGUSER)' \
                '--password:0::Ask for the user\'s password (that in KDT_REDSHIFT_PASSWORD or…' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places delivery
        case 'kdt delivery describe'
            set commands
            set options \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places delivery
        case 'kdt delivery delete'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places delivery
        case 'kdt delivery flush'
            set commands
            set options \
                '--timeout:1::Longest wait for the delivery (1m)' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places delivery
        case 'kdt lambda'
            set commands invoke\t'Run a pipeline on a Lambda event, and print the function\'s response' package\t'Pack a pipeline as an AWS Lambda function' template\t'Print a template that deploys a packaged function'
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt lambda invoke'
            set commands
            set options \
                '--to:1:target:Where results go: kinesis:NAME, firehose:NAME, a file, or -; they are…' \
                '--parked:1:file:Write records that fail to this file, as envelopes' \
                '--retry-for:1::Repeat a failed call for this long, 20 times at the most, before it…' \
                '--max-record:1::Longest record accepted, before and after decompression; a longer one…' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places pipeline event
        case 'kdt lambda package'
            set commands
            set options \
                '--zip:1:zip:The zip file to write; - is stdout' \
                '--to:1:target:Where the function sends results: firehose:NAME or kinesis:NAME' \
                '--parked:1:target:Where the function parks records that fail, as envelopes: firehose:NAME,…' \
                '--transformation:0::Make a function that transforms the records of a delivery stream' \
                '--arch:1:x86_64/arm64/:The function\'s processor: x86_64, arm64 (x86_64)' \
                '--runtime:1:java25/custom/:The function\'s runtime: java25, custom (java25)' \
                '--jdk:1:folder:With --runtime custom: the JDK to make the Java from; it is for Linux…' \
                '--no-test:0::Do not run the pipeline\'s test cases' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places pipeline
        case 'kdt lambda template'
            set commands
            set options \
                '--sam:0::For AWS SAM (default): \'sam deploy\' uploads the package' \
                '--cloudformation:0::For CloudFormation and CDK: the package is in an S3 bucket, which is a…' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places zip
        case 'kdt local'
            set commands tick\t'Move the virtual clock of a running endpoint forward' mapping\t'Hand the records of streams to Lambda functions of a running endpoint' fault\t'List, add and clear the fault rules of a running endpoint'
            set options \
                '--host:1::Address to listen on (127.0.0.1, this machine only, or that of…' \
                '--port:1::Port to listen on; 0 for any free port (4567, or that of KDT_LOCAL)' \
                '--tls:0::Serve HTTPS with a self-signed certificate, DATA/tls/certificate.pem;…' \
                '--data:1:folder:Folder of all data (~/.local/state/kdt/local)' \
                '--stream:r1::Create this stream if it does not exist, with 1 or SHARDS shards' \
                '--delivery:r1:named-source:Create this delivery stream if it does not exist: to the S3 bucket NAME,…' \
                '--function:r1:named-function:Serve a Lambda function: a package (FILE.zip, made by \'kdt lambda…' \
                '--mapping:r1:named-stream:Hand the records of this stream to the function NAME, with the settings…' \
                '--s3-endpoint-url:1::Put objects to this S3-compatible service instead of files, with the…' \
                '--clock:1:clock:system, or virtual: a clock that only \'kdt local tick\' moves;…' \
                '--limits:0::Throttle as AWS does: per shard and second 1 MiB and 1,000 records in, 2…' \
                '--shard-limit:1::Quota of open shards of the account (AWS\'s quota in the client\'s region:…' \
                '--transition:1::Time that streams and consumers stay CREATING, UPDATING and DELETING…' \
                '--fsync:0::Force records to the disk before they are acknowledged, so that they…' \
                '--fault:r1:fault:Inject a fault, such as \'throttle op=PutRecords rate=0.2\'; see \'kdt…' \
                '--fault-seed:1::Seed of the faults\' random numbers (0)' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt local tick'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places _
        case 'kdt local mapping'
            set commands add\t'Hand the records of a stream to a function, as Lambda does' list\t'List the mappings of streams to functions, and how the last call of each…' pause\t'Stop handing over records; \'resume\' goes on from the same place' resume\t'Go on handing over records after \'pause\'' delete\t'Delete mappings; a new one begins anew'
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt local mapping add'
            set commands
            set options \
                '--since:1:when:Where to start: trim-horizon (default), latest, or a time' \
                '--batch-size:1::Records of a batch at the most (100)' \
                '--window:1::Gather records for this long, up to 5m, until a batch is full (0s)' \
                '--parallel:1::Batches of a shard at the same time, 1 to 10, each of its own partition…' \
                '--bisect:0::Split a batch that failed in two' \
                '--attempts:1::Try a batch again N times at the most, then give it up (until its…' \
                '--record-age:1::Give up records of this age, 1m to 7d (until they expire)' \
                '--on-failure:1:destination:Where to tell of records that are given up: sqs:QUEUE, sns:TOPIC,…' \
                '--filter:r1::Hand over only records that match this pattern of Lambda\'s event…' \
                '--tumbling-window:1::Hand over records in windows of this length, up to 15m, with the state…' \
                '--whole-batches:0::Without ReportBatchItemFailures: a batch that the function answers is…' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places function stream
        case 'kdt local mapping list'
            set commands
            set options \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt local mapping pause'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places mapping
        case 'kdt local mapping resume'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places mapping
        case 'kdt local mapping delete'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places mapping
        case 'kdt local fault'
            set commands list\t'List the fault rules, and how often each was applied' add\t'Add a fault rule' clear\t'Remove the fault rules with these numbers, or all'
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt local fault list'
            set commands
            set options \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt local fault add'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places fault condition...
        case 'kdt local fault clear'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places rule...
        case 'kdt shell'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt demo'
            set commands
            set options \
                '--data:1:folder:New folder for the data (a temporary folder)' \
                '--lambda:0::Run the pipeline as a Lambda function' \
                '--redshift:1::Also load the orders into this PostgreSQL, such as…' \
                '--table:1::New table for the orders (kdt_demo_orders)' \
                '--user:1::User of the database (that in PGUSER)' \
                '--password:0::Ask for the user\'s password (that in KDT_REDSHIFT_PASSWORD or…' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt context'
            set commands list\t'List the contexts of the project\'s file and of yours' use\t'Make a context of your file the current one' show\t'Show what a context sets, and where' trust\t'Trust the project\'s file as it is now: its context, profile and…'
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt context list'
            set commands
            set options \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt context use'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places context
        case 'kdt context show'
            set commands
            set options \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places context
        case 'kdt context trust'
            set commands
            set options \
                '--remove:0::Trust it no longer' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt config'
            set commands show\t'Show each setting in force, with where it comes from'
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt config show'
            set commands
            set options \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places
        case 'kdt doctor'
            set commands
            set options \
                '-o|--output:1:pretty/ndjson/json/text/:pretty (default on a terminal), text (default otherwise), ndjson or json' \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places stream
        case 'kdt completion'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places bash/zsh/fish/
        case 'kdt help'
            set commands
            set options \
                '--context:g1:context:Use this context of the configuration files (\'kdt context list\' shows…' \
                '--profile:g1:profile:AWS profile to use' \
                '--region:g1:region:AWS region to use' \
                '--endpoint-url:g1::Use this endpoint instead of AWS\'s' \
                '--local:g0::Use \'kdt local\' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT' \
                '-q|--quiet:g0::Print nothing on stderr but errors' \
                '-v|--verbose:g0::Print more on stderr; errors with stack traces' \
                '--color:g1:auto/always/never/:Colours: auto, always or never (auto)' \
                '-h|--help:0::Show this help' \
                '-V|--version:0::Show the version'
            set places _...
    end
end

# Sets option, arity and kind to those of the option with this name.
function __kdt_find --no-scope-shadowing
    for each in $options
        set -l parts (string split --max 3 : -- $each)
        if contains -- $argv[1] (string split '|' -- $parts[1])
            set option $parts[1]
            set arity $parts[2]
            set kind $parts[3]
            return 0
        end
    end
    return 1
end

# Sets kind to that of the next parameter.
function __kdt_place --no-scope-shadowing
    set -l kinds
    for each in $places
        set -l parts (string split ^ -- $each)
        set -l instead
        for name in $parts[2..-1]
            contains -- $name (string split '|' -- $given); and set instead yes
        end
        set -q instead[1]; or set -a kinds $parts[1]
    end
    set kind ''
    if set -q kinds[$place]
        set kind (string replace ... '' -- $kinds[$place])
    else if set -q kinds[1]; and string match -q '*...' -- $kinds[-1]
        set kind (string replace ... '' -- $kinds[-1])
    end
end

# The profiles of the AWS configuration.
function __kdt_profiles
    set -l config $AWS_CONFIG_FILE ~/.aws/config
    set -l credentials $AWS_SHARED_CREDENTIALS_FILE ~/.aws/credentials
    sed -n 's/^\[ *profile  *"\{0,1\}\([^]"]*\).*/\1/p; s/^\[\(default\)\].*/\1/p' $config[1]
    sed -n 's/^\[ *\([^] ]*\).*/\1/p' $credentials[1]
end

# Prints what kdt finds: from its file, while that may be used, or anew. The first line of the file says until when, in seconds since
# 1970. That kdt found nothing is kept, too: an endpoint that does not answer is asked once.
function __kdt_values --no-scope-shadowing
    set -l cache $XDG_CACHE_HOME ~/.cache
    set -l key "$argv $globals $PWD $KDT_LOCAL $KDT_CONTEXT $XDG_STATE_HOME $XDG_CONFIG_HOME $AWS_PROFILE"
    set key "$key $AWS_REGION $AWS_DEFAULT_REGION $AWS_ENDPOINT_URL $AWS_ENDPOINT_URL_KINESIS $AWS_ENDPOINT_URL_FIREHOSE"
    set key (printf %s "$key $AWS_CONFIG_FILE $AWS_SHARED_CREDENTIALS_FILE $AWS_ACCESS_KEY_ID" | cksum | string replace ' ' -)
    set -l file $cache[1]/kdt/completion/$argv[1]-$key
    set -l until 0
    test -r $file; and read until <$file
    set -l now (date +%s)
    if test "$until" -gt $now -a "$until" -le (math $now + 60)
        tail -n +2 $file
    else
        $tokens[1] __complete $globals --into $file -- $argv </dev/null
    end
end

# Offers what is found of a kind, with a prefix before it.
function __kdt_found --no-scope-shadowing
    set -l found $argv[1]
    set -l before $argv[2]
    switch $found
        case profiles
            printf '%s\n' $assigned$before(__kdt_profiles 2>/dev/null)
        case shards consumers
            test -n "$stream"; and printf '%s\n' $assigned$before(__kdt_values $found $stream 2>/dev/null)
        case '*'
            printf '%s\n' $assigned$before(__kdt_values $found 2>/dev/null)
    end
end

# Offers files with one of these extensions, and folders; all files, if there is none of them.
function __kdt_files --no-scope-shadowing
    set -l files
    for file in (complete -C "'' "(string escape -- $begun) | string replace -r '\t.*' '')
        # fish also offers what may follow a colon or an equals sign.
        test -e (string replace -r '^~' ~ -- $file); and set -a files $file
    end
    set -l chosen
    if test -n "$argv[1]"
        set chosen (string match -r '.*\.(?:'(string replace -a , '|' -- $argv[1])')$' -- $files)
        set -q chosen[1]; and set chosen $chosen (string match '*/' -- $files)
    end
    set -q chosen[1]; or set chosen $files
    printf '%s\n' $assigned$chosen
end

# Offers the values of a kind.
function __kdt_offer --no-scope-shadowing
    set -l words (__kdt_kind $argv[1])
    set -l begun (string sub --start (math 1 + (string length -- "$assigned")) -- $token)
    set begun (string unescape -- $begun; or echo $begun)
    if set -q words[1]; and string match -q ',*' -- $words[1]
        set words[1] (string sub --start 2 -- $words[1])
        printf '%s\n' $assigned(string replace -r '[^,]*$' '' -- "$begun")$words
        return
    end
    if set -q words[1]; and string match -q -r '^[=:]' -- $words[1]
        set -l sign (string sub --length 1 -- $words[1])
        set -l parts (string split --max 1 $sign -- $begun)
        set -q parts[2]; or return
        set assigned "$assigned$parts[1]$sign"
        set begun $parts[2]
        set words[1] (string sub --start 2 -- $words[1])
    end
    for each in $words
        switch $each
            case '%*'
                __kdt_files (string sub --start 2 -- $each)
            case /
                for folder in (string match '*/' -- (__kdt_files ''))
                    echo $folder
                end
            case '*@*'
                set -l parts (string split --max 1 @ -- $each)
                if test -z "$parts[1]"; or string match -q -- "$parts[1]*" "$begun"
                    __kdt_found $parts[2] "$parts[1]"
                else
                    echo $assigned$parts[1]
                end
            case '*'
                echo $assigned$each
        end
    end
end

# Offers the options that may still be given.
function __kdt_offer_options --no-scope-shadowing
    for each in $options
        set -l parts (string split --max 3 : -- $each)
        if not contains -- $parts[1] $given; or string match -q '*r*' -- $parts[2]
            for name in (string split '|' -- $parts[1])
                printf '%s\t%s\n' $name $parts[4]
            end
        end
    end
end

# Completes the word at the cursor.
function __kdt_complete
    set -l tokens (commandline -opc)
    set -l token (commandline -ct)
    set -l command
    set -l commands
    set -l options
    set -l places
    set -l place 1
    set -l option
    set -l arity
    set -l kind ''
    set -l given
    set -l globals
    set -l stream
    set -l assigned ''
    set -l ended
    set -l wanted 0 # How many values the last option still takes; 9 is any number.
    __kdt_enter kdt
    for word in $tokens[2..-1]
        if test $wanted -gt 0; and begin
                test $wanted -lt 9; or not string match -q -- '-*' $word
            end
            test "$kind" = stream; and set stream $word
            string match -q '*g*' -- $arity; and set -a globals $word
            test $wanted -eq 9; or set wanted (math $wanted - 1)
            continue
        end
        set wanted 0
        if test -z "$ended"; and test "$word" = --
            set ended yes
        else if test -z "$ended"; and string match -q -- '-?*' $word
            set -l parts (string split --max 1 = -- $word)
            __kdt_find $parts[1]; or continue
            set -a given $option
            string match -q '*g*' -- $arity; and set -a globals $word
            if set -q parts[2]
                test "$kind" = stream; and set stream $parts[2]
                continue
            end
            switch $arity
                case '*1'
                    set wanted 1
                case '*2'
                    set wanted 2
                case '*m'
                    set wanted 9
            end
        else if contains -- $word (string replace -r '\t.*' '' -- $commands)
            __kdt_enter "$command $word"
        else
            __kdt_place
            test "$kind" = stream; and set stream $word
            set place (math $place + 1)
        end
    end
    if test $wanted -gt 0; and begin
            test $wanted -lt 9; or not string match -q -- '-*' $token
        end
        test $wanted -eq 2; or __kdt_offer $kind
    else if test -z "$ended"; and string match -q -- '--*=*' $token
        set assigned (string replace -r '=.*' = -- $token)
        __kdt_find (string replace = '' -- $assigned); and __kdt_offer $kind
    else if test -z "$ended"; and string match -q -- '-*' $token
        __kdt_offer_options
    else if set -q commands[1]
        printf '%s\n' $commands
    else
        __kdt_place
        __kdt_offer $kind
    end
end

complete --command kdt --no-files --arguments '(__kdt_complete)'
