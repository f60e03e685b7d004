#!/bin/sh
# Make a virtual environment: venv.sh PYTHON FOLDER.  Says what to do where it cannot.
set -eu
python=$1
folder=$2

if ! command -v "$python" >/dev/null 2>&1; then
    echo "error: no '$python' on this machine. Install Python 3.11 or newer, or name one:" >&2
    echo "       make PYTHON=/path/to/python3.12 ..." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "error: '$python' is $("$python" -V 2>&1), but Tallywire needs Python 3.11 or newer." >&2
    echo "       Name a newer one: make PYTHON=/path/to/python3.12 ..." >&2
    exit 1
fi
if ! "$python" -m venv "$folder"; then
    echo "error: '$python' cannot make a virtual environment in $folder." >&2
    echo "       On Debian and Ubuntu its venv module is a package: apt-get install python3-venv" >&2
    exit 1
fi
