# Completes the command line of kdt in fish. Printed by 'kdt completion fish', whose --help says how to install it; do not edit.

# The values of a kind. Among them are words, @KIND for those that kdt finds, %EXTENSIONS for files, and / for folders; after a comma at
# the beginning, a list of words is completed; after = or :, what follows that sign.
function __kdt_kind
    switch $argv[1]
        case '*/*'
            string split --no-empty / -- $argv[1]
@KINDS@
    end
end

# Goes on to a command. Its options are NAMES:ARITY:KIND:DESCRIPTION; in the arity, g marks those of kdt itself, r those that may be
# repeated, o a value after = only, 2 a name and a value, m any number of values. Its places are the kinds of its parameters,
# and after ^ the options that stand for one.
function __kdt_enter --no-scope-shadowing
    set command $argv[1]
    set place 1
    switch $argv[1]
@COMMANDS@
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
