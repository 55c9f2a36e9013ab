#!/usr/bin/env bash
# Rare characters through a real window: pasted from the clipboard, typed, copied back. The program is the first argument.
# 77: there is no virtual display, or no xdotool and xclip.
set -euo pipefail
program=$1
for tool in Xvfb xdotool xclip; do
  command -v $tool > /dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
folder=$(mktemp -d)
trap 'kill $window $screen 2> /dev/null || true; rm -rf "$folder"' EXIT
window= screen=
export XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config XDG_STATE_HOME=$folder/state
export LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8
"$program" --office "$folder/small.echelon" demo --teachers 400 --schools 12 > /dev/null
Xvfb -displayfd 3 -screen 0 1400x900x24 3> "$folder/display" 2> /dev/null &
screen=$!
for _ in {1..100}; do [[ -s $folder/display ]] && break; sleep 0.1; done
export DISPLAY=:$(< "$folder/display")
"$program" --office "$folder/small.echelon" app &
window=$!
for _ in {1..100}; do
  id=$(xdotool search --name "Echelon" 2> /dev/null | head -1) && [[ -n $id ]] && break
  sleep 0.2
done
sleep 8
xdotool windowfocus "$id"
press() { xdotool key --clearmodifiers "$@"; sleep 0.7; }
copied() { timeout 5 xclip -selection clipboard -out; }
rare=㛃䶮𬭎𠮷
printf '%s' "$rare" | xclip -selection clipboard -in
press ctrl+k
press ctrl+v
printf 'something else' | xclip -selection clipboard -in
press ctrl+a ctrl+c
[[ $(copied) == "$rare" ]] || { echo "pasted $rare, copied '$(copied)'"; exit 1; }
press ctrl+a
xdotool type --delay 120 "张䶮"
sleep 1
press ctrl+a ctrl+c
[[ $(copied) == 张䶮 ]] || { echo "typed 张䶮, copied '$(copied)'"; exit 1; }
kill -0 $window
echo "pasted, typed and copied: $rare"
