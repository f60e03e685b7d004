#!/bin/sh
# See that the browser tests find a Chromium.  Never fails: without one they are skipped.
set -u

for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
if [ -n "${TALLYWIRE_CHROMIUM:-}" ] && [ -x "$TALLYWIRE_CHROMIUM" ]; then
    exit 0
fi

if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests (apt-get install chromium)"
    log=$(mktemp)
    if DEBIAN_FRONTEND=noninteractive apt-get update -q >"$log" 2>&1 &&
        DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium \
            >>"$log" 2>&1; then
        rm -f "$log"
        exit 0
    fi
    tail -n 5 "$log" >&2
    rm -f "$log"
fi

echo "No Chromium here: the browser tests will be skipped. To run them, install the package" >&2
echo "chromium (Debian, Fedora) or Chrome, or set TALLYWIRE_CHROMIUM to its executable." >&2
exit 0
