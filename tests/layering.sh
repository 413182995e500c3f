#!/bin/sh
# SPDX-License-Identifier: MIT
# Every include points down the house: a room names only the rooms it may know.
set -eu
cd "$1"
wrong=0

# room, then the rooms (or libraries) its includes must not name
refuse() {
    room=$1
    shift
    for other in "$@"; do
        if grep -rnE "#include [\"<]$other" "$room"; then
            echo "$room must not include $other" >&2
            wrong=1
        fi
    done
}

refuse src/base sound/ signal/ heart/ breath/ feedback/ practice/ session/ library/ app/ drivers/ ui/
refuse src/signal sound/ heart/ breath/ feedback/ practice/ session/ library/ app/ drivers/ ui/
refuse src/heart sound/ breath/ feedback/ practice/ session/ library/ app/ drivers/ ui/
refuse src/breath sound/ feedback/ practice/ session/ library/ app/ drivers/ ui/
refuse src/feedback sound/ practice/ session/ library/ app/ drivers/ ui/
refuse src/practice session/ sound/ library/ app/ drivers/ ui/
refuse src/sound session/ library/ app/ drivers/ ui/
refuse src/session sound/ library/ app/ drivers/ ui/
refuse src/library sound/ app/ drivers/ ui/
refuse drivers sound/ ui/ library/ app/ imgui GLFW sqlite3
refuse ui sound/ drivers/ library/ app/ boost/ libserialport sdbus sqlite3
for room in base signal heart breath feedback practice sound session; do
    refuse "src/$room" boost/asio sqlite3 imgui GLFW libserialport sdbus
done

# The machine's clock is read where bytes arrive and where a frame is drawn, nowhere else.
if grep -rnE '(steady|system|high_resolution)_clock::now|\btime\(nullptr\)' \
    src/base src/signal src/heart src/breath src/feedback src/practice src/sound src/session; then
    echo "the core takes time as a parameter" >&2
    wrong=1
fi
exit $wrong
