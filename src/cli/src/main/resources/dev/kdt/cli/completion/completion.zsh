#compdef kdt
# Completes the command line of kdt in zsh. Printed by 'kdt completion zsh', whose --help says how to install it; do not edit.

# Sets spec to the values of a kind. In it are words, @KIND for those that kdt finds, %EXTENSIONS for files, and / for folders; after a
# comma at its beginning, a list of words is completed; after = or :, what follows that sign.
_kdt_kind() {
    case $1 in
        */*) spec=${1//\// } ;;
@KINDS@
        *) spec= ;;
    esac
}

# Sets specs to what _arguments is to know of a command, and children to the commands below it.
_kdt_command() {
    case $1 in
@COMMANDS@
    esac
}

# The profiles of the AWS configuration.
_kdt_profiles() {
    sed -n 's/^\[ *profile  *"\{0,1\}\([^]"]*\).*/\1/p; s/^\[\(default\)\].*/\1/p' ${AWS_CONFIG_FILE:-$HOME/.aws/config}
    sed -n 's/^\[ *\([^] ]*\).*/\1/p' ${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
}

# Prints what kdt finds: from its file, while that may be used, or anew. The first line of the file says until when, in seconds since
# 1970. That kdt found nothing is kept, too: an endpoint that does not answer is asked once.
_kdt_values() {
    local key file until
    local -a globals
    _kdt_globals
    key="$* $globals $PWD ${KDT_LOCAL-} ${KDT_CONTEXT-} ${XDG_STATE_HOME-} ${XDG_CONFIG_HOME-} ${AWS_PROFILE-}"
    key="$key ${AWS_REGION-} ${AWS_DEFAULT_REGION-} ${AWS_ENDPOINT_URL-} ${AWS_ENDPOINT_URL_KINESIS-} ${AWS_ENDPOINT_URL_FIREHOSE-}"
    key=$(print -rn -- "$key ${AWS_CONFIG_FILE-} ${AWS_SHARED_CREDENTIALS_FILE-} ${AWS_ACCESS_KEY_ID-}" | cksum)
    file=${XDG_CACHE_HOME:-$HOME/.cache}/kdt/completion/$1-${key// /-}
    read -r until <$file
    zmodload zsh/datetime
    if (( ${until:-0} > EPOCHSECONDS && until <= EPOCHSECONDS + 60 )); then
        tail -n +2 $file
    else
        ${~${(Q)kdt_typed[1]}} __complete "${globals[@]}" --into $file -- "$@" </dev/null
    fi
}

# Sets globals to the options that were typed for kdt itself.
_kdt_globals() {
    local word
    integer i
    for ((i = 2; i <= $#kdt_typed; i++)); do
        word=${(Q)kdt_typed[i]}
        case $word in
            --) return ;;
@FLAGS@
@VALUED@
        esac
    done
}

# Offers what is found of a kind, with a prefix before it.
_kdt_found() {
    local each
    local -a found asked
    case $1 in
        shards | consumers)
            each=${line[1]:-${opt_args[--stream]}}
            [[ -n $each ]] || return 1
            asked=($each)
            ;;
    esac
    for each in ${(f)"$(if [[ $1 = profiles ]]; then _kdt_profiles; else _kdt_values $1 $asked; fi 2>/dev/null)"}; do
        if [[ $each = *$'\t'* ]]; then
            found+=("${${2}//:/\\:}${${each%%$'\t'*}//:/\\:}:${each#*$'\t'}")
        else
            found+=("${${2}//:/\\:}${each//:/\\:}")
        fi
    done
    _describe -t $1 $1 found
}

# Offers the values of a kind.
_kdt_offer() {
    local spec each
    integer result=1
    _kdt_kind $1
    if [[ $spec = ,* ]]; then
        compset -P '*,'
        compadd -S '' -- ${=spec#,}
        return
    fi
    if [[ $spec = [=:]* ]]; then
        compset -P 1 "*${spec[1]}" || return 1
        spec=${spec[2,-1]}
    fi
    for each in ${=spec}; do
        case $each in
            %) _files && result=0 ;;
            %*) _files -g "*.(${${each#%}//,/|})" && result=0 ;;
            /) _files -/ && result=0 ;;
            @*) _kdt_found ${each#@} '' && result=0 ;;
            *@*)
                if [[ $PREFIX = ${each%%@*}* ]]; then
                    _kdt_found ${each#*@} ${each%%@*} && result=0
                else
                    compadd -S '' -- ${each%%@*} && result=0
                fi
                ;;
            *[:=/]) compadd -S '' -- $each && result=0 ;;
            *) compadd -- $each && result=0 ;;
        esac
    done
    return result
}

# Completes what follows a command. What was given before it is not offered again.
_kdt_after() {
    local curcontext=$curcontext state each
    local -a line specs children
    local -A opt_args
    integer result=1
    _kdt_command $1
    (($#specs)) || return 1
    for each in $kdt_given; do
        specs=("${(@)specs:#(|\(*\))$each(|[=+\[]*)}")
    done
    if (($#children)); then
        # Options behind the name of a command are those of the command.
        _arguments -S -C -A '-*' "${specs[@]}" '1:command:->command' '*:: :->rest' && result=0
    else
        _arguments -S -C "${specs[@]}" && result=0
    fi
    case $state in
        command) _describe -t commands command children && result=0 ;;
        rest)
            kdt_given+=(${(k)opt_args})
            _kdt_after "$1 $words[1]" && result=0
            ;;
    esac
    return result
}

_kdt() {
    local -a kdt_typed kdt_given
    kdt_typed=("${(@)words[1,CURRENT - 1]}")
    _kdt_after kdt
}

# As a function that zsh loads by its name, or as a script that is sourced.
if [[ $funcstack[1] = _kdt ]]; then
    _kdt "$@"
else
    (($+functions[compdef])) || { autoload -Uz compinit && compinit; }
    compdef _kdt kdt
fi
