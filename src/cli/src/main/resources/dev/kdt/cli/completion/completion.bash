# Completes the command line of kdt in bash. Printed by 'kdt completion bash', whose --help says how to install it; do not edit.

# Sets spec to the values of a kind. In it are words, @KIND for those that kdt finds, %EXTENSIONS for files, and / for folders; after a
# comma at its beginning, a list of words is completed; after = or :, what follows that sign.
_kdt_kind() {
    case $1 in
        */*) spec=${1//\// } ;;
@KINDS@
        *) spec='' ;;
    esac
}

# Goes on to a command. Its options are NAMES:ARITY:KIND; in the arity, g marks those of kdt itself, r those that may be repeated, o a
# value after = only, 2 a name and a value, m any number of values. Its places are the kinds of its parameters,
# and after ^ the options that stand for one.
_kdt_enter() {
    command=$1
    place=0
    case $1 in
@COMMANDS@
    esac
}

# Sets typed to the words before the one at the cursor, token to that one, and cut to what readline keeps of it: readline takes words
# apart at COMP_WORDBREAKS, such as : and =, and replaces the last part only.
_kdt_split() {
    local line=${COMP_LINE:0:COMP_POINT} part spaces i
    for ((i = 0; i <= COMP_CWORD; i++)); do
        spaces=${line%%[![:space:]]*}
        line=${line#"$spaces"}
        if [ -n "$spaces" ]; then
            typed+=("$token")
            token=''
        fi
        part=${COMP_WORDS[i]}
        ((i < COMP_CWORD)) || part=$line # Without what is behind the cursor.
        cut=$token
        token=$token$part
        line=${line#"$part"}
    done
    case $part in
        [\'\"]*) quoted=yes ;;
        *[!:=]*) ;;
        *) cut=$token ;;
    esac
    token=${token//[\\\'\"]/}
}

# Sets option, arity and kind to those of the option with this name.
_kdt_find() {
    local each
    for each in $options; do
        option=${each%%:*}
        case "|$option|" in
            *"|$1|"*)
                arity=${each#*:}
                kind=${arity#*:}
                arity=${arity%%:*}
                return 0
                ;;
        esac
    done
    return 1
}

# Notes an option that was typed: given, and globals for kdt itself.
_kdt_note() {
    given="$given $option "
    case $arity in *g*) globals+=("$1") ;; esac
}

# Notes a value that was typed.
_kdt_value() {
    [ "$kind" != stream ] || stream=$1
}

# Sets kind to that of the next parameter.
_kdt_place() {
    local each name i=0
    kind=''
    for each in $places; do
        for name in ${each//^/ }; do
            case $given in *[\ \|]"$name"[\ \|]*) continue 2 ;; esac
        done
        each=${each%%^*}
        case $each in *...) kind=${each%...} ;; esac
        if ((i == place)); then
            kind=${each%...}
            return
        fi
        i=$((i + 1))
    done
}

# Reads the words before the cursor. Sets wanted to how many values the last option still takes; 9 is any number.
_kdt_read() {
    local word
    for word in "${typed[@]:1}"; do
        word=${word//[\\\'\"]/}
        if ((wanted > 0)) && { ((wanted < 9)) || [ "${word#-}" = "$word" ]; }; then
            _kdt_value "$word"
            case $arity in *g*) globals+=("$word") ;; esac
            ((wanted == 9)) || wanted=$((wanted - 1))
            continue
        fi
        wanted=0
        case $ended$word in
            --) ended=yes ;;
            --*=*)
                if _kdt_find "${word%%=*}"; then
                    _kdt_note "$word"
                    _kdt_value "${word#*=}"
                fi
                ;;
            -?*)
                if _kdt_find "$word"; then
                    _kdt_note "$word"
                    case $arity in
                        *1) wanted=1 ;;
                        *2) wanted=2 ;;
                        *m) wanted=9 ;;
                    esac
                fi
                ;;
            *)
                case " $commands " in
                    *" $word "*) _kdt_enter "$command $word" ;;
                    *)
                        _kdt_place
                        _kdt_value "$word"
                        place=$((place + 1))
                        ;;
                esac
                ;;
        esac
    done
}

# Offers a word, if it begins as the token does.
_kdt_add() {
    local word=$assigned$1
    case $word in
        "$token"*)
            word=${word#"$cut"}
            case $quoted$word in *[!A-Za-z0-9_./:=,@%+-]*) [ -n "$quoted" ] || printf -v word %q "$word" ;; esac
            COMPREPLY+=("$word")
            ;;
    esac
}

# Collects the files with one of these extensions, and folders; all files, if there is none of them.
_kdt_files() {
    local file others=() found=''
    while IFS= read -r file; do
        if [ -d "${file/#\~\//$HOME/}" ]; then
            files+=("$file")
        elif [ -z "$1" ] || case ",$1," in *",${file##*.},"*) ;; *) false ;; esac; then
            files+=("$file")
            found=yes
        else
            others+=("$file")
        fi
    done < <(compgen -f -- "$begun")
    [ -n "$found" ] || files+=("${others[@]}")
}

# Offers the files beside words: as readline completes files, unless there are both.
_kdt_add_files() {
    local file
    if [ ${#COMPREPLY[@]} -eq 0 ]; then
        compopt -o filenames 2>/dev/null
        cut=${cut#"$assigned"}
        for file in "${files[@]}"; do
            COMPREPLY+=("${file#"$cut"}")
        done
    else
        for file in "${files[@]}"; do
            [ ! -d "${file/#\~\//$HOME/}" ] || file=$file/
            _kdt_add "$file"
        done
    fi
}

# Offers the values of a kind.
_kdt_offer() {
    local spec each head='' files=() begun=${token#"$assigned"}
    _kdt_kind "$1"
    case $spec$begun in
        ,*,*) head=${begun%,*}, ;;
        [=:]*"${spec:0:1}"*)
            assigned=$assigned${begun%%"${spec:0:1}"*}${spec:0:1}
            begun=${token#"$assigned"}
            ;;
        [=:]*) return ;;
    esac
    for each in ${spec#[,=:]}; do
        case $each in
            %*) _kdt_files "${each#%}" ;;
            /) while IFS= read -r each; do files+=("$each"); done < <(compgen -d -- "$begun") ;;
            @*) _kdt_found "${each#@}" '' ;;
            *@*)
                case $begun in
                    "${each%%@*}"*) _kdt_found "${each#*@}" "${each%%@*}" ;;
                    *) _kdt_add "${each%%@*}" ;;
                esac
                ;;
            *) _kdt_add "$head$each" ;;
        esac
    done
    [ ${#files[@]} -eq 0 ] || _kdt_add_files
}

# Offers the options that may still be given.
_kdt_offer_options() {
    local each
    for each in $options; do
        option=${each%%:*}
        case $given in
            *" $option "*) case $each in *:r*:* | *:gr*:*) ;; *) continue ;; esac ;;
        esac
        for option in ${option//|/ }; do
            _kdt_add "$option"
        done
    done
}

# The profiles of the AWS configuration.
_kdt_profiles() {
    sed -n 's/^\[ *profile  *"\{0,1\}\([^]"]*\).*/\1/p; s/^\[\(default\)\].*/\1/p' "${AWS_CONFIG_FILE:-$HOME/.aws/config}"
    sed -n 's/^\[ *\([^] ]*\).*/\1/p' "${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}"
}

# Prints what kdt finds: from its file, while that may be used, or anew. The first line of the file says until when, in seconds since
# 1970. That kdt found nothing is kept, too: an endpoint that does not answer is asked once.
_kdt_values() {
    local key file program until='' now
    key="$* ${globals[*]} $PWD ${KDT_LOCAL-} ${KDT_CONTEXT-} ${XDG_STATE_HOME-} ${XDG_CONFIG_HOME-} ${AWS_PROFILE-}"
    key="$key ${AWS_REGION-} ${AWS_DEFAULT_REGION-} ${AWS_ENDPOINT_URL-} ${AWS_ENDPOINT_URL_KINESIS-} ${AWS_ENDPOINT_URL_FIREHOSE-}"
    key=$(printf %s "$key ${AWS_CONFIG_FILE-} ${AWS_SHARED_CREDENTIALS_FILE-} ${AWS_ACCESS_KEY_ID-}" | cksum)
    file=${XDG_CACHE_HOME:-$HOME/.cache}/kdt/completion/$1-${key// /-}
    read -r until <"$file"
    printf -v now '%(%s)T' -1 || now=$(date +%s)
    if [ "${until:-0}" -gt "$now" ] && [ "$until" -le $((now + 60)) ]; then
        tail -n +2 "$file"
    else
        program=${COMP_WORDS[0]//[\\\'\"]/}
        "${program/#\~\//$HOME/}" __complete "${globals[@]}" --into "$file" -- "$@" </dev/null
    fi
}

# Offers what is found of a kind, with a prefix before it.
_kdt_found() {
    local words=() word
    case $1 in
        shards | consumers)
            [ -n "$stream" ] || return
            words=("$stream")
            ;;
    esac
    while IFS=$'\t' read -r word _; do
        [ -z "$word" ] || _kdt_add "$2$word"
    done < <(if [ "$1" = profiles ]; then _kdt_profiles; else _kdt_values "$1" "${words[@]}"; fi 2>/dev/null)
}

_kdt() {
    local IFS=$' \t\n' typed=() token='' cut='' quoted='' assigned='' given='' globals=() stream='' ended='' wanted=0
    local command commands options places place option arity kind word
    COMPREPLY=()
    _kdt_split
    _kdt_enter kdt
    _kdt_read
    if ((wanted > 0)) && { ((wanted < 9)) || [ "${token#-}" = "$token" ]; }; then
        ((wanted == 2)) || _kdt_offer "$kind"
    elif [ -z "$ended" ] && [ "${token#--*=}" != "$token" ]; then
        assigned=${token%%=*}=
        ! _kdt_find "${assigned%=}" || _kdt_offer "$kind"
    elif [ -z "$ended" ] && [ "${token#-}" != "$token" ]; then
        _kdt_offer_options
    elif [ -n "$commands" ]; then
        for word in $commands; do
            _kdt_add "$word"
        done
    else
        _kdt_place
        _kdt_offer "$kind"
    fi
    if [ ${#COMPREPLY[@]} -eq 1 ]; then
        case $COMPREPLY in *[:=/]) compopt -o nospace 2>/dev/null ;; esac
    fi
}

complete -F _kdt kdt
