#!/bin/sh
# Compiles what reads text in place, with `$1 setup.py`, showing how long it has been at it: it says nothing itself.
set -u
cd "$(dirname "$0")/../.." || exit 1

log=var/compile.log
mkdir -p var
began=$(date +%s)
elapsed() { printf '%d:%02d' $((($(date +%s) - began) / 60)) $((($(date +%s) - began) % 60)); }

echo "Compiling what reads text (a minute or two, after a change) ..."
"$1" setup.py -q build_ext --inplace >"$log" 2>&1 &
compiler=$!
trap 'kill $compiler 2>/dev/null' INT TERM
while kill -0 $compiler 2>/dev/null; do
    if [ -t 1 ]; then
        printf '\r  %s ' "$(elapsed)"
    elif [ $((($(date +%s) - began) % 30)) = 29 ]; then
        printf '  %s\n' "$(elapsed)" # a line now and then, for a log
    fi
    sleep 1
done
[ -t 1 ] && printf '\r'
if ! wait $compiler; then
    echo "It did not compile. The end of $log:"
    tail -n 15 "$log"
    exit 1
fi
echo "  compiled in $(elapsed)"
