"""Writes the code blocks of core/docs/plugin-guide.md to files: extract_guide.py GUIDE FOLDER.

A block that begins "```LANGUAGE PATH" becomes FOLDER/PATH, one that begins "```LANGUAGE >> PATH" is written behind it.
"""

import pathlib
import re
import sys


def main():
    guide, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    text = pathlib.Path(guide).read_text(encoding="utf-8")
    files = {}
    for more, path, block in re.findall(r"^```\w+ (>> )?(\S+)\n(.*?)^```$", text, re.M | re.S):
        files[path] = files.get(path, "") + block if more else block
    for path, block in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_text(encoding="utf-8") != block:
            target.write_text(block, encoding="utf-8")


main()
