#!/bin/sh
# SPDX-License-Identifier: MIT
# Every include points down the house: a room includes itself and the rooms listed beside it, nothing else.
set -eu
cd "$1"
wrong=0

# room, then the rooms that its project includes ("room/file.hpp") may name
allow() {
    room=$1
    shift
    allowed=$(echo "$(basename "$room") $*" | tr ' ' '|')
    if grep -rnE '#include "[a-z_]+/' "$room" | grep -vE "#include \"($allowed)/"; then
        echo "$room may include only: $allowed" >&2
        wrong=1
    fi
}

# room, then the libraries ("<library...") that it must not include
keep_out() {
    room=$1
    shift
    for library in "$@"; do
        if grep -rnE "#include <$library" "$room"; then
            echo "$room must not include $library" >&2
            wrong=1
        fi
    done
}

allow src/base
allow src/signal base
allow src/heart base signal
allow src/breath base signal heart
allow src/pacing base signal heart breath
allow src/measures base signal heart breath
allow src/together base signal heart
allow src/calm base measures
allow src/resonance base signal heart measures pacing
allow src/practice base calm pacing
allow src/sound base pacing practice
allow src/session base signal heart breath pacing measures calm resonance practice
allow src/library base heart resonance practice session
allow src/files base signal
allow src/analysis base heart breath measures calm files library together
allow src/report base heart measures practice session analysis
allow src/app base signal heart breath pacing measures calm resonance practice sound session library files analysis together report drivers ui
allow drivers base signal heart pacing hardware
allow ui base measures calm pacing resonance practice session

for room in base signal heart breath pacing measures calm resonance practice sound session files analysis together report; do
    keep_out "src/$room" boost/asio sqlite3 sodium imgui GLFW libserialport sdbus
done
for room in base signal heart breath pacing measures calm resonance practice sound session library files analysis together app; do
    keep_out "src/$room" cairo pango
done
keep_out src/library boost/asio imgui GLFW libserialport sdbus
keep_out drivers imgui GLFW sqlite3 sodium
keep_out ui boost/ libserialport sdbus sqlite3 sodium
# The drawing pieces know no screen.
if grep -rn '#include "' ui/kit | grep -vE '#include "(ui/kit|base)/'; then
    echo "ui/kit may include only ui/kit and base" >&2
    wrong=1
fi
# Nor do the scenes, nor a session: they know what the breath does, as numbers.
if grep -rn '#include "' ui/scenes | grep -vE '#include "(ui/kit|ui/scenes|base)/|"scene_shaders.hpp"'; then
    echo "ui/scenes may include only ui/scenes, ui/kit and base" >&2
    wrong=1
fi
# What a screen remembers is known to those who use it, not to every screen.
if grep -nE '#include "ui/.*_state\.hpp' ui/frame.hpp ui/screens.hpp ui/app.hpp; then
    echo "a frame must not name a screen's own state" >&2
    wrong=1
fi
for device in drivers/devices/*.?pp; do
    if grep -nE '#include "drivers/(bluetooth|simulator)' "$device" /dev/null; then
        echo "a device knows no other way to a sensor" >&2
        wrong=1
    fi
done

# What comes from outside is printed by app::print, which lets nothing command the terminal; the lines that
# are drawn over one another do so by themselves.
if grep -rn 'fmt::print' src/app | grep -vE 'src/app/(print.hpp|progress_bar.cpp)|\\r'; then
    echo "src/app prints with app::print" >&2
    wrong=1
fi

# The machine's clock is read where bytes arrive and where a frame is drawn, nowhere else.
if grep -rnE '(steady|system|high_resolution)_clock::now|\btime\(nullptr\)' src --include='*.?pp' |
    grep -v '^src/app/'; then
    echo "the core takes time as a parameter" >&2
    wrong=1
fi
exit $wrong
