#!/usr/bin/env bash
# A real window that is left alone takes no processor time: under 1 % over 20 seconds. Prints that, and the memory it
# holds. The program is the first argument, an office the second, where it is not to be a small one. 77: there is no
# virtual display here.
set -euo pipefail
program=$1
command -v Xvfb > /dev/null || { echo "skipped: Xvfb is not installed (package xvfb)"; exit 77; }
folder=$(mktemp -d)
trap 'kill $window $screen 2> /dev/null || true; rm -rf "$folder"' EXIT
window= screen=
export XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config XDG_STATE_HOME=$folder/state
export LIBGL_ALWAYS_SOFTWARE=1
office=${2:-$folder/small.echelon}
[[ -e $office ]] || "$program" --office "$office" demo --teachers 400 --schools 12 > /dev/null
Xvfb -displayfd 3 -screen 0 1400x900x24 3> "$folder/display" 2> /dev/null &
screen=$!
for _ in {1..100}; do [[ -s $folder/display ]] && break; sleep 0.1; done
export DISPLAY=:$(< "$folder/display")
"$program" --office "$office" app &
window=$!
sleep 12  # opened, computed, its first notes gone
ticks() { awk '{print $14 + $15}' "/proc/$window/stat"; }
before=$(ticks)
sleep 20
taken=$(($(ticks) - before))
echo "idle for 20 s: $taken ticks of 1/$(getconf CLK_TCK) s; resident $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$window/status") MB"
[[ $taken -le $((20 * $(getconf CLK_TCK) / 100)) ]] || { echo "it does not rest"; exit 1; }
