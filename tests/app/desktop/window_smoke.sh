#!/usr/bin/env bash
# A real window on a virtual display: the demo office opens, its picture is not blank, the time to the first frame is
# printed. The program is the first argument. 77: there is no virtual display here.
set -euo pipefail
program=$1
if ! command -v xvfb-run > /dev/null; then
  echo "skipped: xvfb-run is not installed (packages xvfb, xauth)"
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config XDG_STATE_HOME=$folder/state
export LIBGL_ALWAYS_SOFTWARE=1
"$program" --office "$folder/small.echelon" demo --teachers 400 --schools 12 > /dev/null

in_window() { timeout 100 xvfb-run -a -s '-screen 0 1400x900x24' "$program" --office "$folder/small.echelon" "$@"; }

in_window --lang en app --screenshot "$folder/window.png"
python3 - "$folder/window.png" << 'PYTHON'
import struct, sys, zlib

data = open(sys.argv[1], "rb").read()
assert data[:8] == b"\x89PNG\r\n\x1a\n", "no PNG"
at, packed, width, height = 8, b"", 0, 0
while at < len(data):
    size, kind = struct.unpack(">I4s", data[at:at + 8])
    body = data[at + 8:at + 8 + size]
    if kind == b"IHDR":
        width, height = struct.unpack(">II", body[:8])
    if kind == b"IDAT":
        packed += body
    at += 12 + size
raw, stride = zlib.decompress(packed), 4 * width
previous, colours = bytearray(stride), {}
for y in range(height):
    kind, row = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
    for i in range(stride):
        left = row[i - 4] if i >= 4 else 0
        up, corner = previous[i], previous[i - 4] if i >= 4 else 0
        if kind == 1:
            row[i] = (row[i] + left) & 255
        elif kind == 2:
            row[i] = (row[i] + up) & 255
        elif kind == 3:
            row[i] = (row[i] + (left + up) // 2) & 255
        elif kind == 4:
            guess = left + up - corner
            distances = (abs(guess - left), abs(guess - up), abs(guess - corner))
            nearest = (left, up, corner)[distances.index(min(distances))]
            row[i] = (row[i] + nearest) & 255
    previous = row
    for i in range(0, stride, 4):
        pixel = bytes(row[i:i + 3])
        colours[pixel] = colours.get(pixel, 0) + 1
commonest = max(colours.values()) / (width * height)
print(f"{width}x{height}, {len(colours)} colours, the commonest fills {commonest:.0%}")
assert width >= 1000 and height >= 600, "too small"
assert len(colours) > 100, "hardly any colour"
assert commonest < 0.9, "blank"
PYTHON

milliseconds=$(in_window app --time-first-frame)
[[ $milliseconds =~ ^[0-9]+$ ]] || { echo "no time was printed: '$milliseconds'"; exit 1; }
echo "to the first full frame: $milliseconds ms"
