# Completes the command line of kdt in bash and zsh: source this file. Generated from the commands; do not edit.

if [ -n "${ZSH_VERSION:-}" ]; then
    autoload -U +X compinit && compinit
    autoload -U +X bashcompinit && bashcompinit
fi

# Goes on to a command: its sub-commands, its options, and those that take a value.
_kdt_enter() {
    command=$1
    case $command in
        'kdt')
            commands='produce tail top process test push run replay verify redrive stream delivery lambda local demo'
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt produce')
            commands=''
            options='--in -t --template --seed --start --poison --encode --schema --message --threads --templates --learn -n --count --rate --duration -k --key --aggregate --compress --order --explicit-hash-key --spread --resume --summary --max-record --parked --requests --retry-for --preflight --prices -o --output --dry-run --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --in -t --template --seed --start --poison --encode --schema --message --threads --learn -n --count --rate --duration -k --key --compress --order --explicit-hash-key --resume --summary --max-record --parked --requests --retry-for --prices -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt tail')
            commands=''
            options='--since --until --idle --shard --partition-key --per-shard --reads --efo --merge --group --reset --retry-for -n --count --grep --sample --where --pipeline --select --decode --schema --message --max-record --kcl-rules -o --output -f --format --show-chain --index --full --screen --no-screen --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --since --until --idle --shard --partition-key --per-shard --reads --group --retry-for -n --count --grep --sample --where --pipeline --select --decode --schema --message --max-record -o --output -f --format --profile --region --endpoint-url --color '
            ;;
        'kdt top')
            commands=''
            options='--since --once --for --reads --efo --retry-for --decode --schema --message --max-record -o --output --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --since --for --reads --retry-for --decode --schema --message --max-record -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt process')
            commands=''
            options='-e --expression --from-file --in -n --count --budget --null-input -s --slurp -R --raw-input --arg --argjson --rawfile --slurpfile --args --jsonargs -o --output --to --pack --parked --fail-fast --threads --retry-for -r --raw-output -j --join-output --indent --tab --seq -S --sort-keys --exit-status --decode --schema --message --max-record --since --until --partition-key --explain -i --interactive --diff --stats --steps --functions --pipeline-schema --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' -e --expression --from-file --in -n --count --budget --arg --argjson --rawfile --slurpfile -o --output --to --parked --threads --retry-for --indent --decode --schema --message --max-record --since --until --partition-key --diff --profile --region --endpoint-url --color '
            ;;
        'kdt test')
            commands=''
            options='--junit --max-record --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --junit --max-record --profile --region --endpoint-url --color '
            ;;
        'kdt push')
            commands=''
            options='--in --delimiter --pack --rate --max-record --parked --requests --retry-for --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --in --delimiter --rate --max-record --parked --requests --retry-for --profile --region --endpoint-url --color '
            ;;
        'kdt run')
            commands=''
            options='--from --to --since --reset --until --group --state --parked --requests --threads --metrics --stall --pack --retry-for --max-record --kcl-rules --log --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --from --to --since --until --group --state --parked --requests --threads --metrics --stall --retry-for --max-record --log --profile --region --endpoint-url --color '
            ;;
        'kdt replay')
            commands=''
            options='--to --aggregate --pack --dry-run --in -k --key -n --count --time --speed --since --until --partition-key --shift-time --lookahead --resume --summary --max-record --parked --requests --retry-for --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --to --in -k --key -n --count --time --speed --since --until --partition-key --shift-time --lookahead --resume --summary --max-record --parked --requests --retry-for --profile --region --endpoint-url --color '
            ;;
        'kdt verify')
            commands=''
            options='--stream --captured --delivered --table --query --user --password --pipeline --parked --errors --stamp --trace --late-after --temp --route --to --since --until --reads --retry-for --max-record -o --output --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --stream --captured --delivered --table --query --user --pipeline --parked --errors --stamp --trace --late-after --temp --route --to --since --until --reads --retry-for --max-record -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt redrive')
            commands=''
            options='--pipeline --to --ignore-routes --unknown --delimiter --max-record --send --ledger --parked --retry-for -o --output --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --pipeline --to --unknown --delimiter --max-record --ledger --parked --retry-for -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt stream')
            commands='list create describe split merge scale consumer delete'
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt stream list')
            commands=''
            options='-o --output --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt stream create')
            commands=''
            options='--shards --on-demand --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --shards --profile --region --endpoint-url --color '
            ;;
        'kdt stream describe')
            commands=''
            options='--records --full -o --output --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --records -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt stream split')
            commands=''
            options='--at --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --at --profile --region --endpoint-url --color '
            ;;
        'kdt stream merge')
            commands=''
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt stream scale')
            commands=''
            options='--shards --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --shards --profile --region --endpoint-url --color '
            ;;
        'kdt stream consumer')
            commands='list remove'
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt stream consumer list')
            commands=''
            options='-o --output --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt stream consumer remove')
            commands=''
            options='--all --yes --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt stream delete')
            commands=''
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt delivery')
            commands='list create describe delete flush'
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt delivery list')
            commands=''
            options='-o --output --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt delivery create')
            commands=''
            options='--bucket --role --source --prefix --error-prefix --buffer-size --buffer-time --compression --extension --time-zone --backup --partition-query --de-aggregate --append-newline --log-messages --transform --redshift --table --columns --copy-options --retry --user --password --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --bucket --role --source --prefix --error-prefix --buffer-size --buffer-time --compression --extension --time-zone --backup --partition-query --de-aggregate --transform --redshift --table --columns --copy-options --retry --user --profile --region --endpoint-url --color '
            ;;
        'kdt delivery describe')
            commands=''
            options='-o --output --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt delivery delete')
            commands=''
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt delivery flush')
            commands=''
            options='--timeout --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --timeout --profile --region --endpoint-url --color '
            ;;
        'kdt lambda')
            commands='invoke package template'
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt lambda invoke')
            commands=''
            options='--to --parked --retry-for --max-record --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --to --parked --retry-for --max-record --profile --region --endpoint-url --color '
            ;;
        'kdt lambda package')
            commands=''
            options='--zip --to --parked --transformation --arch --runtime --jdk --no-test --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --zip --to --parked --arch --runtime --jdk --profile --region --endpoint-url --color '
            ;;
        'kdt lambda template')
            commands=''
            options='--sam --cloudformation --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt local')
            commands='tick mapping fault'
            options='--host --port --tls --data --stream --delivery --function --mapping --s3-endpoint-url --clock --limits --shard-limit --transition --fsync --fault --fault-seed --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --host --port --data --stream --delivery --function --mapping --s3-endpoint-url --clock --shard-limit --transition --fault --fault-seed --profile --region --endpoint-url --color '
            ;;
        'kdt local tick')
            commands=''
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt local mapping')
            commands='add list pause resume delete'
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt local mapping add')
            commands=''
            options='--since --batch-size --window --parallel --bisect --attempts --record-age --on-failure --filter --tumbling-window --whole-batches --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --since --batch-size --window --parallel --attempts --record-age --on-failure --filter --tumbling-window --profile --region --endpoint-url --color '
            ;;
        'kdt local mapping list')
            commands=''
            options='-o --output --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt local mapping pause')
            commands=''
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt local mapping resume')
            commands=''
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt local mapping delete')
            commands=''
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt local fault')
            commands='list add clear'
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt local fault list')
            commands=''
            options='-o --output --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' -o --output --profile --region --endpoint-url --color '
            ;;
        'kdt local fault add')
            commands=''
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt local fault clear')
            commands=''
            options='--profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --profile --region --endpoint-url --color '
            ;;
        'kdt demo')
            commands=''
            options='--data --lambda --redshift --table --user --password --profile --region --endpoint-url --local -q --quiet -v --verbose --color -h --help -V --version'
            valued=' --data --redshift --table --user --profile --region --endpoint-url --color '
            ;;
    esac
}

_kdt() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command commands options valued word words='' assigned='' i
    # bash takes --option=value for three words, zsh for one.
    if [ -n "${ZSH_VERSION:-}" ] && [ "${current#--*=}" != "$current" ]; then
        previous=${current%%=*}
        assigned=$previous=
        current=${current#*=}
    elif [ "$current" = = ]; then
        current=''
    elif [ "$previous" = = ]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    _kdt_enter kdt
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [ "${valued#* $word }" != "$valued" ]; then
            i=$((i + 1)) # A value names no command.
            [ "${COMP_WORDS[i]}" != = ] || i=$((i + 1))
            continue
        fi
        case "$command $word" in
            'kdt produce' | \
            'kdt tail' | \
            'kdt top' | \
            'kdt process' | \
            'kdt test' | \
            'kdt push' | \
            'kdt run' | \
            'kdt replay' | \
            'kdt verify' | \
            'kdt redrive' | \
            'kdt stream' | \
            'kdt stream list' | \
            'kdt stream create' | \
            'kdt stream describe' | \
            'kdt stream split' | \
            'kdt stream merge' | \
            'kdt stream scale' | \
            'kdt stream consumer' | \
            'kdt stream consumer list' | \
            'kdt stream consumer remove' | \
            'kdt stream delete' | \
            'kdt delivery' | \
            'kdt delivery list' | \
            'kdt delivery create' | \
            'kdt delivery describe' | \
            'kdt delivery delete' | \
            'kdt delivery flush' | \
            'kdt lambda' | \
            'kdt lambda invoke' | \
            'kdt lambda package' | \
            'kdt lambda template' | \
            'kdt local' | \
            'kdt local tick' | \
            'kdt local mapping' | \
            'kdt local mapping add' | \
            'kdt local mapping list' | \
            'kdt local mapping pause' | \
            'kdt local mapping resume' | \
            'kdt local mapping delete' | \
            'kdt local fault' | \
            'kdt local fault list' | \
            'kdt local fault add' | \
            'kdt local fault clear' | \
            'kdt demo') _kdt_enter "$command $word" ;;
        esac
    done
    case "$command $previous" in
        'kdt --color') words='auto always never' ;;
        'kdt produce --in') words='auto ndjson json csv tsv text raw envelope kinesis-event firehose-event' ;;
        'kdt produce --compress') words='gzip zstd' ;;
        'kdt produce --order') words='none key' ;;
        'kdt produce --summary') words='text json' ;;
        'kdt produce -o' | 'kdt produce --output') words='pretty ndjson json text' ;;
        'kdt produce --color') words='auto always never' ;;
        'kdt tail -o' | 'kdt tail --output') words='pretty ndjson json csv tsv msgpack cbor text raw hex envelope' ;;
        'kdt tail --color') words='auto always never' ;;
        'kdt top -o' | 'kdt top --output') words='pretty ndjson json text' ;;
        'kdt top --color') words='auto always never' ;;
        'kdt process --in') words='auto ndjson json csv tsv text raw envelope kinesis-event firehose-event' ;;
        'kdt process -o' | 'kdt process --output') words='pretty ndjson json csv tsv msgpack cbor text raw hex envelope' ;;
        'kdt process --color') words='auto always never' ;;
        'kdt test --color') words='auto always never' ;;
        'kdt push --in') words='auto ndjson json csv tsv text raw envelope kinesis-event firehose-event' ;;
        'kdt push --delimiter') words='newline none' ;;
        'kdt push --color') words='auto always never' ;;
        'kdt run --log') words='text json' ;;
        'kdt run --color') words='auto always never' ;;
        'kdt replay --in') words='auto ndjson json csv tsv text raw envelope kinesis-event firehose-event' ;;
        'kdt replay --summary') words='text json' ;;
        'kdt replay --color') words='auto always never' ;;
        'kdt verify -o' | 'kdt verify --output') words='pretty ndjson json text' ;;
        'kdt verify --color') words='auto always never' ;;
        'kdt redrive --unknown') words='hold look send done' ;;
        'kdt redrive --delimiter') words='newline none' ;;
        'kdt redrive -o' | 'kdt redrive --output') words='pretty ndjson json text' ;;
        'kdt redrive --color') words='auto always never' ;;
        'kdt stream --color') words='auto always never' ;;
        'kdt stream list -o' | 'kdt stream list --output') words='pretty ndjson json text' ;;
        'kdt stream list --color') words='auto always never' ;;
        'kdt stream create --color') words='auto always never' ;;
        'kdt stream describe --records') words='auto always never' ;;
        'kdt stream describe -o' | 'kdt stream describe --output') words='pretty ndjson json text' ;;
        'kdt stream describe --color') words='auto always never' ;;
        'kdt stream split --color') words='auto always never' ;;
        'kdt stream merge --color') words='auto always never' ;;
        'kdt stream scale --color') words='auto always never' ;;
        'kdt stream consumer --color') words='auto always never' ;;
        'kdt stream consumer list -o' | 'kdt stream consumer list --output') words='pretty ndjson json text' ;;
        'kdt stream consumer list --color') words='auto always never' ;;
        'kdt stream consumer remove --color') words='auto always never' ;;
        'kdt stream delete --color') words='auto always never' ;;
        'kdt delivery --color') words='auto always never' ;;
        'kdt delivery list -o' | 'kdt delivery list --output') words='pretty ndjson json text' ;;
        'kdt delivery list --color') words='auto always never' ;;
        'kdt delivery create --compression') words='none gzip zip snappy hadoop_snappy' ;;
        'kdt delivery create --color') words='auto always never' ;;
        'kdt delivery describe -o' | 'kdt delivery describe --output') words='pretty ndjson json text' ;;
        'kdt delivery describe --color') words='auto always never' ;;
        'kdt delivery delete --color') words='auto always never' ;;
        'kdt delivery flush --color') words='auto always never' ;;
        'kdt lambda --color') words='auto always never' ;;
        'kdt lambda invoke --color') words='auto always never' ;;
        'kdt lambda package --arch') words='x86_64 arm64' ;;
        'kdt lambda package --runtime') words='java25 custom' ;;
        'kdt lambda package --color') words='auto always never' ;;
        'kdt lambda template --color') words='auto always never' ;;
        'kdt local --color') words='auto always never' ;;
        'kdt local tick --color') words='auto always never' ;;
        'kdt local mapping --color') words='auto always never' ;;
        'kdt local mapping add --color') words='auto always never' ;;
        'kdt local mapping list -o' | 'kdt local mapping list --output') words='pretty ndjson json text' ;;
        'kdt local mapping list --color') words='auto always never' ;;
        'kdt local mapping pause --color') words='auto always never' ;;
        'kdt local mapping resume --color') words='auto always never' ;;
        'kdt local mapping delete --color') words='auto always never' ;;
        'kdt local fault --color') words='auto always never' ;;
        'kdt local fault list -o' | 'kdt local fault list --output') words='pretty ndjson json text' ;;
        'kdt local fault list --color') words='auto always never' ;;
        'kdt local fault add --color') words='auto always never' ;;
        'kdt local fault clear --color') words='auto always never' ;;
        'kdt demo --color') words='auto always never' ;;
    esac
    if [ -n "$words$assigned" ] || [ "${valued#* $previous }" != "$valued" ]; then
        : # Without words: a file name, or a value that only the user knows.
    elif [ "${current#-}" != "$current" ]; then
        words=$options
    else
        words=$commands
    fi
    COMPREPLY=()
    if [ -n "$words" ]; then
        COMPREPLY=($(compgen -P "$assigned" -W "$words" -- "$current"))
    elif [ -n "$assigned" ]; then
        for word in "$current"* "$current"*/*; do # zsh completes file names by itself for whole words only.
            [ ! -e "$word" ] || COMPREPLY+=("$assigned$word")
        done
    fi
}

# Where nothing was found the shell completes file names.
complete -o default -F _kdt kdt
