"""Holds the layers of core/docs/architecture.md: reads every #include of the product and fails on a breach.

Also fails on a folder in core/echelon/ that LEVELS does not list, on a top-level entry beyond the agreed ones, on a
third-party header in a public header of ours, and on raw ImGui scopes outside the files that wrap them.
`check_structure.py ROOT` first plants one breach of every kind and sees that it is caught.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

LEVELS = {
    "base": 0, "model": 1, "store": 2, "graph": 2, "optimise": 2, "analysis": 2, "view": 2,
    "rules": 3, "command": 3, "exchange": 3, "plugin": 4, "office": 5,
}
# Which layer's .cpp files may include which third-party headers; no .hpp of core may.
THIRD_PARTY = {
    "base": r"unicode/", "store": r"SQLiteCpp/|sqlite3\.h|zstd\.h", "graph": r"boost/", "analysis": r"boost/",
    "rules": r"toml\+\+/", "command": r"sodium|nlohmann/", "plugin": r"sodium|dlfcn\.h|sys/|unistd\.h|link\.h|signal\.h|fcntl\.h|poll\.h",
    "exchange": r"fcntl\.h|unistd\.h|zip\.h|expat\.h|xlsxwriter|pango|cairo", "office": r"nlohmann/", "optimise": r"$^", "model": r"$^",
    "view": r"$^",
}
FRONT_ENDS = {"cli": r"emmintrin\.h|malloc\.h|CLI/|nlohmann/|unistd\.h|sys/|signal\.h|csignal",
              "desktop": r"imgui|GLFW/|GL/|cairo|stb_|ft2build|freetype|sys/|unistd\.h|fcntl\.h"}
TOP = {"CMakeLists.txt", "README.md", "core", "plugins", "app", "tests", "data"}
# The certificate's checker shares nothing with the search: all that these files may include of ours.
CHECKER = {"certificate.hpp", "certificate_check.hpp", "certificate_check.cpp", "proof_tree_check.hpp",
           "proof_tree_check.cpp"}
CHECKER_KNOWS = {"certificate.hpp", "certificate_check.hpp", "proof_tree_check.hpp", "selection.hpp",
                 "selection_problem.hpp", "wide.hpp"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
STANDARD = re.compile(r"^[a-z_0-9]+$|^c[a-z]+$")
RAW_SCOPE = re.compile(r"\bImGui::(Begin|Push)[A-Z]?\w*\s*\(")


def includes(path):
    return [m.group(2) for m in INCLUDE.finditer(path.read_text(encoding="utf-8"))]


def core_breaches(root):
    core = root / "core" / "echelon"
    for folder in sorted(p for p in core.iterdir() if p.is_dir()):
        if folder.name not in LEVELS:
            yield f"core/echelon/{folder.name}: a folder that the table of layers does not list"
    for path in sorted([*core.rglob("*.hpp"), *core.rglob("*.cpp")]):
        layer = path.relative_to(core).parts[0]
        where = path.relative_to(root)
        for name in includes(path):
            if name.startswith("echelon/"):
                other = name.split("/")[1]
                if other not in LEVELS:
                    yield f"{where}: includes {name}, which is in no layer"
                elif other != layer and LEVELS[other] >= LEVELS.get(layer, -1):
                    yield f"{where}: layer {layer} must not include {name}"
            elif not STANDARD.match(name):
                if path.suffix == ".hpp":
                    yield f"{where}: a public header includes the third-party {name}"
                elif not re.match(THIRD_PARTY.get(layer, r"$^"), name):
                    yield f"{where}: layer {layer} must not include {name}"


def checker_breaches(root):
    folder = root / "core" / "echelon" / "optimise"
    for name in sorted(CHECKER):
        path = folder / name
        for other in includes(path) if path.exists() else []:
            if other.startswith("echelon/") and other.removeprefix("echelon/optimise/") not in CHECKER_KNOWS:
                yield f"{path.relative_to(root)}: the certificate's checker must not include {other}"


def plugin_breaches(root):
    for path in sorted([*(root / "plugins").rglob("*.cpp"), *(root / "plugins").rglob("*.hpp")]):
        for name in includes(path):
            if name != "echelon/plugin/plugin.hpp" and not STANDARD.match(name):
                beside = (path.parent / name).exists() and ".." not in name
                if not beside:
                    yield f"{path.relative_to(root)}: a plugin includes only echelon/plugin/plugin.hpp, not {name}"


def front_end_breaches(root):
    programs = {p.name for p in (root / "plugins").iterdir() if p.is_dir()} if (root / "plugins").exists() else set()
    for front, allowed in FRONT_ENDS.items():
        for path in sorted([*(root / "app" / front).rglob("*.cpp"), *(root / "app" / front).rglob("*.hpp")]):
            text = path.read_text(encoding="utf-8")
            where = path.relative_to(root)
            for name in includes(path):
                ours = name.startswith("echelon/") or name.startswith(f"{front}/") or (
                    (path.parent / name).exists() or (root / "app" / name).is_file() and "/" not in name)
                if not ours and not STANDARD.match(name) and not re.match(allowed, name):
                    yield f"{where}: app/{front} must not include {name}"
            for program in programs:
                if re.search(rf"\b{program}\b", text):
                    yield f"{where}: a front end names the program {program}"
            if front == "desktop" and not path.name.startswith("scope") and RAW_SCOPE.search(text):
                yield f"{where}: a raw ImGui Begin/Push; use the scope objects"


def top_breaches(root):
    listed = subprocess.run(["git", "-C", root, "ls-files"], capture_output=True, text=True, check=False)
    for entry in sorted({line.split("/")[0] for line in listed.stdout.splitlines()}):
        if entry not in TOP and not entry.startswith("."):
            yield f"{entry}: not one of the agreed top-level entries"


def breaches(root):
    yield from core_breaches(root)
    yield from checker_breaches(root)
    yield from plugin_breaches(root)
    yield from front_end_breaches(root)
    yield from top_breaches(root)


def self_test():
    planted = {
        "core/echelon/base/a.hpp": '#include "echelon/model/b.hpp"\n',
        "core/echelon/rules/a.cpp": '#include "echelon/command/b.hpp"\n',
        "core/echelon/store/a.hpp": "#include <SQLiteCpp/SQLiteCpp.h>\n",
        "core/echelon/optimise/a.cpp": "#include <imgui.h>\n",
        "core/echelon/misc/a.cpp": "\n",
        "core/echelon/optimise/certificate_check.cpp": '#include "echelon/optimise/quota_rows.hpp"\n',
        "plugins/some_program/a.cpp": '#include "echelon/store/store.hpp"\n',
        "app/cli/a.cpp": "#include <imgui.h>\n",
        "app/desktop/a.cpp": 'auto x = "some_program";\n',
        "app/desktop/b.cpp": "void f() { ImGui::BeginChild(1); }\n",
    }
    missed = []
    for name, text in planted.items():
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for part in ("core/echelon", "plugins/some_program", "app/cli", "app/desktop"):
                (root / part).mkdir(parents=True)
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
            if not list(breaches(root)):
                missed.append(name)
    return missed


def main():
    missed = self_test()
    for name in missed:
        print(f"self-test: the breach in {name} was not caught")
    found = list(breaches(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "layers: clean")
    return 1 if found or missed else 0


if __name__ == "__main__":
    sys.exit(main())
