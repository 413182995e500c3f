#!/bin/sh
# SPDX-License-Identifier: MIT
# The whole program from outside: start-up to the first frame, and memory over an hour's session.
# usage: bench/whole_program.sh BUILD_FOLDER [quick]
set -eu
eupnea=$1/eupnea
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME="$folder"

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

memory_mb() { awk '/VmRSS/ {printf "%.1f", $2 / 1024}' "/proc/$1/status"; }

first_frame() {
    "$eupnea" --device sim --screenshot "$folder/first.png" --after 0 >/dev/null
    for run in 1 2 3; do
        before=$(milliseconds)
        "$eupnea" --device sim --screenshot "$folder/first.png" --after 0 >/dev/null
        echo "  start-up to the first frame drawn and saved, run $run: $(($(milliseconds) - before)) ms"
    done
}

hour_at_8x() {
    "$1/bench/eupnea_path" record-hour "$folder/hour.db"
    "$eupnea" replay 1 --library "$folder/hour.db" --speed 8 --headless >"$folder/summary" &
    replay=$!
    sleep 10
    echo "  memory of the replay after 80 s of the session: $(memory_mb $replay) MB"
    sleep 430
    echo "  memory of the replay after 58 min of the session: $(memory_mb $replay) MB"
    wait $replay
}

if [ -n "${DISPLAY:-}" ]; then
    first_frame
else
    echo "  start-up to the first frame: no display; run me under xvfb-run"
fi
[ "${2:-}" = quick ] || hour_at_8x "$1"
