"""Reads every message of the product, plugins and rule files included, and fails on one that a person would stumble over.

In C++ a message is a pair of expressions in braces, Chinese first, made of literals and names: `{"共 " + n + " 人",
n + " people"}`. In TOML it is a table with `zh` and `en`. What is looked for: a half that is missing or in the other's
language, ASCII punctuation among Chinese characters, full-width punctuation in English, spaces doubled or at the ends of
English sentences, halves of which only one ends a sentence.
`check_words.py ROOT` first plants one fault of every kind and sees that it is caught.
"""

import pathlib
import re
import sys
import tomllib

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAS_HAN = re.compile(f"[{HAN}]")
HAS_LATIN = re.compile(r"[A-Za-z]{2}")
WIDE_SIGNS = re.compile(r"[，。；：？！（）、《》]")
ASCII_AMONG_HAN = re.compile(f"[{HAN}”’）][,;:?!](?=[ {HAN}“（]|$)|[{HAN}]\\.$|[{HAN}]\\([^)]*[{HAN}]|\\([{HAN}]")
ASCII_AMONG_NAMES = re.compile(f"[{HAN}].*\0[,;:!?][\0 {HAN}]")
DOUBLED = re.compile(r"[A-Za-z,.;]  +[A-Za-z]")
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|[{}()\[\],;]|[^\s{}()\[\],;"\'/]+|/', re.S)
# English halves that show Chinese on purpose: the switch of the language, and terms that have no English.
SHOWN_IN_ENGLISH = re.compile(r"中文|梯队|教科研训|姓名")
# Where Chinese stands beside Chinese: what else a column or a word of the office may be called.
SYNONYMS = re.compile(r"exchange/\w*(columns|_in)\.cpp|model/vocabulary\.cpp")
# Chinese halves that are names of forms, codes or signs, the same in both languages.
NEUTRAL_CHINESE = re.compile(r"^[A-Za-z0-9 .,:;/()%+\-_=*#<>|&'’…·×–“”]*$")


def braces(tokens):
    """Every `{a, b}` of exactly two parts, as (position, parts), parts as lists of tokens."""
    open_at = []
    for i, (text, _) in enumerate(tokens):
        if text in "{([":
            open_at.append((text, i, [i]))
        elif text == "," and open_at:
            open_at[-1][2].append(i)
        elif text in "})]" and open_at:
            kind, first, cuts = open_at.pop()
            if kind == "{" and text == "}" and len(cuts) == 2:
                yield tokens[first][1], tokens[first + 1:cuts[1]], tokens[cuts[1] + 1:i]


def literal(part):
    """The text of an expression of literals and names, names as `\\0`; None when it is anything else."""
    text, depth = "", 0
    for token, _ in part:
        if token.startswith('"'):
            if depth == 0:
                text += STRING.match(token).group(1).replace('\\"', '"').replace("\\n", "\n")
        elif token in "([":
            depth += 1
        elif token in ")]":
            depth -= 1
        elif token in "{};?" or token in ("return", "=", "=="):
            return None
        elif depth == 0 and token != "+":
            text += "\0"
    return text


def pairs_of(source):
    tokens = [(m.group(0), m.start()) for m in TOKEN.finditer(source)
              if not m.group(0).startswith(("//", "/*"))]
    for at, zh, en in braces(tokens):
        both = [t for t, _ in zh + en]
        if not any(t.startswith('"') for t in both):
            continue
        said = literal(zh), literal(en)
        if None not in said:
            yield source.count("\n", 0, at) + 1, *said


def faults_of(zh, en):
    """What is wrong with a message; names within it stand as `\\0`."""
    plain_zh, plain_en = zh.replace("\0", ""), en.replace("\0", "")
    chinese_first, chinese_second = bool(HAS_HAN.search(plain_zh)), bool(HAS_HAN.search(plain_en))
    if not chinese_first and not chinese_second or zh == en and SHOWN_IN_ENGLISH.search(zh):
        return  # a pair of something else, or a name the same in both
    if chinese_second and not chinese_first:
        if plain_zh:  # else a value or a name and what it is called
            yield "the English half is Chinese, the Chinese one is not"
        return
    if chinese_second and not SHOWN_IN_ENGLISH.search(plain_en):
        yield "Chinese in the English half"
    if not plain_en.strip() and "\0" not in en:
        yield "no English half"
    if plain_en.strip() and not re.search(r"[A-Za-z0-9%]", plain_en) and "\0" not in en:
        yield "no word in the English half"
    if ASCII_AMONG_HAN.search(plain_zh.strip("\n ")) or ASCII_AMONG_NAMES.search(zh):
        yield "ASCII punctuation among Chinese characters"
    if WIDE_SIGNS.search(plain_en) and not SHOWN_IN_ENGLISH.search(plain_en):
        yield "full-width punctuation in English"
    if DOUBLED.search(en.replace("\0", "\1")):
        yield "two spaces within English"
    if HAS_HAN.search(plain_zh) and plain_zh.rstrip().endswith("。") and re.search(r"[A-Za-z]$", plain_en.rstrip()) \
            and not en.endswith("\0"):
        yield "only the Chinese half ends its sentence"


def toml_messages(value, where):
    if isinstance(value, dict):
        if "zh" in value or "en" in value:
            yield where, value.get("zh", ""), value.get("en", "")
        for key, each in value.items():
            yield from toml_messages(each, f"{where}.{key}" if where else key)
    elif isinstance(value, list):
        for i, each in enumerate(value):
            yield from toml_messages(each, f"{where}[{i}]")


def toml_faults(zh, en):
    if not zh.strip() or not en.strip():
        yield "a half is missing"
        return
    if not HAS_HAN.search(zh) and zh != en and not NEUTRAL_CHINESE.match(zh):
        yield "no Chinese in the Chinese half"
    yield from faults_of(zh, en)


def faults(root):
    sources = [p for folder in ("core/echelon", "app", "plugins") for ending in ("*.cpp", "*.hpp", "*.cpp.in")
               for p in sorted((root / folder).rglob(ending))]
    for path in sources:
        for line, zh, en in pairs_of(path.read_text(encoding="utf-8")):
            if SYNONYMS.search(str(path)) and HAS_HAN.search(en) and not HAS_LATIN.search(en):
                continue
            for fault in faults_of(zh, en):
                yield f"{path.relative_to(root)}:{line}: {fault}: {zh!r} | {en!r}".replace("\\x00", "_")
    for path in sorted([*(root / "plugins").rglob("*.toml"), *(root / "data").rglob("*.toml")]):
        for where, zh, en in toml_messages(tomllib.loads(path.read_text(encoding="utf-8")), ""):
            for fault in toml_faults(zh, en):
                yield f"{path.relative_to(root)}: {where}: {fault}: {zh!r} | {en!r}"


def self_test():
    """The kinds of fault that are not caught when planted."""
    planted = {
        '{"打开", "打开"}': True, '{"open", "打开"}': True, '{"打开", ""}': True, '{"你好,世界", "hello"}': True,
        '{"共 " + n + " 人", n + " 人"}': True, '{"人数(教师)", "teachers"}': True, '{"完成。", "done（all）"}': True,
        '{"好的", "all  right"}': True, '{"已经完成。", "It is done"}': True, '{"打开", "…"}': True,
        '{"打开", "open"}': False, '{"共 " + n + " 人", n + " people"}': False, '{"EN", "EN"}': False,
        '{"完成：" + says, "done: " + says}': False, '{x, "open"}': False, '{"很长"\n "的字", "long"\n " text"}': False,
    }
    missed = [code for code, wrong in planted.items()
              if wrong != any(True for _, zh, en in pairs_of(code) for _ in faults_of(zh, en))]
    if not list(toml_faults("", "open")) or not list(toml_faults("打开", "")) or list(toml_faults("打开", "open")):
        missed.append("toml")
    return missed


def main():
    missed = self_test()
    for name in missed:
        print(f"self-test: {name} was judged wrongly")
    found = list(faults(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "words: clean")
    return 1 if found or missed else 0


if __name__ == "__main__":
    sys.exit(main())
