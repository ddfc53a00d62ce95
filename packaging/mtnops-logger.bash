# SPDX-FileCopyrightText: 2026 The mtnops-logger authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of the command line for bash.

_mtnops_logger() {
    local cur prev words cword
    _init_completion || return
    local command=${words[1]}

    case $prev in
    --output | --database | --from-database | --from-csv | --map)
        _filedir
        return
        ;;
    --theme)
        mapfile -t COMPREPLY < <(compgen -W "light dark red-night" -- "$cur")
        return
        ;;
    --statistics)
        mapfile -t COMPREPLY < <(compgen -W "mean min max count" -- "$cur")
        return
        ;;
    --time)
        case $command in
        export) mapfile -t COMPREPLY < <(compgen -W "utc local unix mjd" -- "$cur") ;;
        plot) mapfile -t COMPREPLY < <(compgen -W "utc local lst" -- "$cur") ;;
        esac
        return
        ;;
    --timezone)
        mapfile -t COMPREPLY < <(compgen -W "UTC America/Phoenix America/Denver" -- "$cur")
        return
        ;;
    --table | --columns | --time-column | --from | --to | --every | --fill | --zone | --size | --max-age | --count | --status)
        return
        ;;
    esac

    if [[ $cur == -* ]]; then
        local options="--no-gui --demo --database --status --help --version"
        case $command in
        check | backup | recover) options="--help" ;;
        poll) options="--count --help" ;;
        export) options="--table --columns --from --to --every --statistics --fill --time --zone --output --progress --help" ;;
        plot) options="--columns --from --to --output --size --theme --time --help" ;;
        at) options="--time --columns --max-age --json --help" ;;
        rebuild) options="--table --from --to --help" ;;
        import) options="--from-database --from-csv --timezone --time-column --table --map --dry-run --help" ;;
        verify) options="--table --quick --help" ;;
        status) options="--json --help" ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
        return
    fi
    if [[ $command == import ]] && ((cword > 2)); then
        _filedir
        return
    fi
    _filedir '@(toml|sqlite|sqlite3|db)'
    if ((cword == 1)); then
        local commands="check poll export plot at backup rebuild import recover verify status"
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$commands" -- "$cur")
    fi
} && complete -F _mtnops_logger mtnops-logger
