#!/bin/sh
# SPDX-License-Identifier: MIT
# A session with a heart strap that is none, from its radio to the analysis: recorded, with a picture.
# usage: tests/strap_session.sh dongle|bluez BUILD_DIR OUT.png [SECONDS [LOST_FROM BACK_AT]]
set -eu
cd "$(dirname "$0")/.."
radio=$1
eupnea=$2/eupnea
picture=$3
seconds=${4:-60}
folder=$(mktemp -d)
export XDG_CONFIG_HOME="$folder/config"
started=""
trap 'kill $started 2>/dev/null; rm -rf "$folder"' EXIT

if [ "$radio" = dongle ]; then
    "$eupnea" simulate --pty --format bled112 >"$folder/port" &
    started="$started $!"
    while [ ! -s "$folder/port" ]; do sleep 0.1; done
    device="ble@$(cat "$folder/port")"
else
    export DBUS_SYSTEM_BUS_ADDRESS="unix:path=$folder/bus"
    dbus-daemon --session --nofork --address="$DBUS_SYSTEM_BUS_ADDRESS" &
    started="$started $!"
    while [ ! -e "$folder/bus" ]; do sleep 0.1; done
    /usr/bin/python3 -m dbusmock --system --template tests/bluez_strap.py >/dev/null &
    started="$started $!"
    sleep 2
    "$2/tests/eupnea_strap_player" ${5:+"$5" "$6"} &
    started="$started $!"
    device=ble
fi
"$eupnea" devices ${device:+$([ "$radio" = dongle ] && echo --dongle "${device#ble@}")}
xvfb-run -a -s "-screen 0 1280x800x24" "$eupnea" practice --device "$device" --pattern 5-5 \
    --minutes "$((seconds / 60 + 1))" --library "$folder/library.db" \
    --screenshot "$picture" --after "$seconds"
"$eupnea" sessions --library "$folder/library.db"
"$eupnea" analyze 1 --library "$folder/library.db"
