# Completes a line as an interactive bash does: words are taken apart at spaces and at : and =, unless they are quoted. Its arguments
# are the script and the line.
shopt -s extglob
source "$1"
compopt() { [ "$2" != filenames ] || filenames=yes; }
COMP_LINE=$2
COMP_POINT=${#COMP_LINE}
COMP_WORDS=()
rest=$COMP_LINE
while [ -n "$rest" ]; do
    case $rest in
        ' '*) rest=${rest# } ;;
        [:=]*) part=${rest%%[!:=]*} ;;
        [\"\']*) part=$rest ;;
        *) [[ $rest =~ ^([^\ :=\\]|\\.)+ ]] && part=${BASH_REMATCH[0]} ;;
    esac
    [ -z "$part" ] || COMP_WORDS+=("$part")
    rest=${rest#"$part"}
    part=
done
[ "${COMP_LINE% }" = "$COMP_LINE" ] || [ "${COMP_LINE%\\ }" != "$COMP_LINE" ] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_kdt
[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}"
