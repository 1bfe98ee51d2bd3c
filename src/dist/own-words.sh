# The launcher's own words: install, uninstall, prepare. Read by the launcher ("kdt"), whose functions and variables it uses, only where
# one of them is given, so that other starts do not wait for it.

# shellcheck shell=sh disable=SC2034,SC2154 # the launcher's variables

# Makes what the first run of each kind of command would make.
prepare() {
    [ $# -eq 0 ] || die "'kdt prepare' takes no arguments"
    find_java
    can_install || die "cannot write to ${installed:-a folder for caches: HOME is not set}"
    take_lock
    if ! find_installed; then
        is_current "$built" || build
        install_jar
        find_installed
    fi
    read_launch_table
    for cache_kind in $cache_kinds; do
        name_cache
        lacks_cache && train
    done
    release_lock
}

install() {
    read_prefix install "$@"
    write_pages
    for_each_link refuse_what_is_no_link
    for_each_link link
    say "installed $prefix/bin/kdt, a link to $home/kdt (kdt uninstall$prefix_words undoes it)"
    case :${PATH:-}: in
        *:"$prefix"/bin:*) ;;
        *) say "add it to the PATH: export PATH=\"$prefix/bin:\$PATH\"" ;;
    esac
    if [ -h "$prefix/$zsh_folder/_kdt" ]; then
        say "for zsh, before compinit: fpath=(\"$prefix/$zsh_folder\" \$fpath)"
    fi
}

uninstall() {
    read_prefix uninstall "$@"
    removed=
    for each in "$prefix/bin/kdt" "$prefix/$bash_folder/kdt" "$prefix/$zsh_folder/_kdt" "$prefix/$fish_folder/kdt.fish" \
        "$prefix"/share/man/man[17]/kdt*.[17]; do
        unlink_ours "$each"
    done
    [ -n "$removed" ] || die "there is nothing of $home below $prefix"
    say "removed the links below $prefix; $home is as it was"
}

# Sets prefix, an absolute path, and prefix_words, what else stands on the command line that undoes it.
read_prefix() {
    word=$1
    shift
    [ -z "$packaged" ] || [ -d "$home/completions" ] || die "cannot $word: this kdt came as a package ($home), which has its own way"
    prefix=
    prefix_words=
    case $# in
        0)
            [ -n "${HOME:-}" ] || die "HOME is not set: name a folder, kdt $word --prefix FOLDER"
            prefix=$HOME/.local
            ;;
        1) case $1 in --prefix=?*) prefix=${1#--prefix=} ;; esac ;;
        2) [ "$1" = --prefix ] && prefix=$2 ;;
    esac
    [ -n "$prefix" ] || die "usage: kdt $word [--prefix FOLDER]"
    case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
    [ $# -eq 0 ] || prefix_words=" --prefix '$prefix'"
}

bash_folder=share/bash-completion/completions
zsh_folder=share/zsh/site-functions
fish_folder=share/fish/vendor_completions.d

# Sets pages, the folder of the manual pages. An archive has it; in a checkout they are written once kdt is built.
write_pages() {
    pages=$home/man
    if [ -z "$packaged" ] && [ -f "$built" ]; then
        pages=$home/target/man
        find_java
        "$java_home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$built" dev.kdt.cli.ManPages "$pages" 2>/dev/null ||
            say "without manual pages: they cannot be written to $pages"
    fi
}

# Calls $1 with each file that is linked, and the link below the prefix.
for_each_link() {
    "$1" "$home/kdt" bin/kdt
    "$1" "$home/completions/kdt" "$bash_folder/kdt"
    "$1" "$home/completions/_kdt" "$zsh_folder/_kdt"
    "$1" "$home/completions/kdt.fish" "$fish_folder/kdt.fish"
    for page in "$pages"/kdt*.[17]; do
        "$1" "$page" "share/man/man${page##*.}/${page##*/}"
    done
}

# A link may be replaced: it is of another checkout. Files are somebody's.
refuse_what_is_no_link() {
    if [ -e "$1" ] && [ -e "$prefix/$2" ] && [ ! -h "$prefix/$2" ]; then
        die "$prefix/$2 is in the way (not a link); nothing was changed"
    fi
}

link() {
    [ -e "$1" ] || return 0
    folder=$prefix/${2%/*}
    { mkdir -p "$folder" && rm -f "$prefix/$2" && ln -s "$1" "$prefix/$2"; } 2>/dev/null || die "cannot write to $folder"
}

# Removes the link $1 if it leads to this folder, and the folders above it, up to the prefix, that are empty then.
unlink_ours() {
    case $([ -h "$1" ] && readlink "$1") in "$home"/*) ;; *) return 0 ;; esac
    rm -f "$1" 2>/dev/null || die "cannot write to ${1%/*}"
    removed=yes
    folder=${1%/*}
    while rmdir "$folder" 2>/dev/null && [ "$folder" != "$prefix" ]; do
        folder=${folder%/*}
    done
}
