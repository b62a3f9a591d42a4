"""The catalogues of messages: complete in both languages, each wholly in its own, and used. Read from the tree."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from kg.lang import language
from kg.lang.errors import InputError, NotFound
from kg.lang.messages import Message
from kg.lang.text import Text

ROOT = Path(__file__).parent.parent
ROOMS = ("api", "kg", "loaders", "ontology", "queries")
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


class _Placeholders(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.words: list[str] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - fluent calls it so
        self.names.add(node.id.name)

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802
        self.words.append(node.value)


@cache
def catalogue(of: str) -> dict[str, tuple[str, frozenset[str], str]]:
    """Code → file, placeholders, words without them."""
    found: dict[str, tuple[str, frozenset[str], str]] = {}
    for file in sorted((ROOT / "kg/lang" / of).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{file}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} twice"
                seen = _Placeholders()
                seen.visit(entry)
                found[entry.id.name] = (file.name, frozenset(seen.names), " ".join(seen.words))
    return found


@cache
def trees() -> dict[str, ast.Module]:
    """The program by file."""
    paths = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the program and where it is."""
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield f"{name}:{node.lineno}", node


def test_both_languages_have_the_same_messages_with_the_same_placeholders() -> None:
    zh, en = ({code: found[:2] for code, found in catalogue(of).items()} for of in ("zh", "en"))
    assert zh == en


def test_codes_are_words_with_hyphens() -> None:
    assert [code for code in catalogue("zh") if not CODE.fullmatch(code)] == []


def test_every_message_that_is_used_exists_with_its_parameters_and_every_one_that_exists_is_used() -> None:
    used, wrong = set(), []
    for tree in trees().values():
        # A code may wait in a table until it is known which one it is.
        constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        used |= catalogue("zh").keys() & {value for value in constants if isinstance(value, str)}
    for where, call in calls():
        code = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
        if not isinstance(code, str):
            continue
        if code not in catalogue("zh"):
            if getattr(call.func, "id", "") == "Message":
                wrong.append(f"{where}: no message {code}")
            continue
        given = {keyword.arg for keyword in call.keywords}
        if None not in given and given != catalogue("zh")[code][1]:
            wrong.append(f"{where}: {code} has {sorted(catalogue('zh')[code][1])}")
    assert wrong == []
    assert sorted(catalogue("zh").keys() - used) == []


# What a Chinese message may hold in Latin letters: commands and options, settings, addresses and paths, media types, and
# the names of formats, programs and fields. What is left must not read as a sentence.
FOREIGN = re.compile(
    r"\bkg\b( [a-z-]+)*|--[a-z-]+( [a-z]+)?|mapshaper -simplify|Authorization: Bearer|GB/T \d+|MATCH[^。，]*"
    r"|separator = \S+|same\|different|<[^>]+>|[\w.-]*/[\w./-]+|[A-Z][\w-]*"
)
# What an English message may hold in Chinese: examples of what a user writes, and marks that are themselves the subject.
EXAMPLES = ("喀什地区", "南疆四地州", "地区", "《》", "“”", "家以上", "家", "泰安市", "；")


def test_no_message_holds_both_languages() -> None:
    wrong = []
    for code, (_, _, words) in catalogue("zh").items():
        rest = FOREIGN.sub(" ", words)
        if re.search(r"[a-z]{2,} [a-z]{2,}", rest) or (
            re.search("[A-Za-z]", rest) and not re.search(r"[\u3400-\u9fff]", words)
        ):
            wrong.append(f"zh {code}: {rest}")
    for code, (_, _, words) in catalogue("en").items():
        rest = re.sub("|".join(EXAMPLES), "", words)
        if re.search(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]", rest):
            wrong.append(f"en {code}: {rest}")
    assert wrong == []


def test_no_error_is_raised_with_a_sentence() -> None:
    """Of a subclass of the coded errors the first argument is a code, or a name that holds one."""
    wrong = []
    for where, call in calls():
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name not in coded() or not call.args:
            continue
        codes = [
            each
            for each in call.args
            if not (name == "HttpError" and isinstance(each, ast.Constant) and isinstance(each.value, int))
        ]
        code = codes[0] if codes else None
        if isinstance(code, ast.JoinedStr | ast.BinOp) or (
            isinstance(code, ast.Constant) and code.value not in catalogue("zh")
        ):
            wrong.append(where)
    assert wrong == []


@cache
def coded() -> frozenset[str]:
    """The names of all classes of errors that carry a code."""
    bases = {
        node.name: {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"Coded"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return frozenset(found - {"Coded"})


def test_a_message_is_said_in_the_language_of_whoever_reads_it() -> None:
    message = Message("disk-full")
    assert "磁盘已满" in message.text("zh")
    assert str(message) == message.text("en")
    with language.speaking("zh"):
        assert str(message) == message.text("zh")
        assert Text("甲", "a").text() == "甲"


def test_an_error_carries_its_code_and_renders_where_it_is_shown() -> None:
    error = InputError("disk-full")
    assert (error.code, error.params) == ("disk-full", {})
    assert error.text("zh") != error.text("en") == str(error)
    assert NotFound("disk-full").exit_code == 2


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("en-US,en;q=0.9,zh;q=0.1", "en"), ("fr, zh;q=0.2", "zh"),
        ("en;q=0, zh;q=0.1", "zh"), ("EN-gb", "en"), ("zh;q=x, en;q=0.5", "en"), ("en;q=", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_request(header: str, chosen: str) -> None:
    if header == "en;q=":
        chosen = language.of_process()
    assert language.accepted(header) == chosen


@pytest.mark.parametrize(
    ("environment", "chosen"),
    [
        ({"KG_LANG": "zh", "LANG": "en_US.UTF-8"}, "zh"), ({"KG_LANG": "en"}, "en"), ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "zh"), ({"LANG": "zh_CN.UTF-8"}, "zh"), ({}, "zh"), ({"LC_ALL": "ru_RU", "LANG": "en"}, "zh"),
    ],
)  # fmt: skip
def test_the_language_of_the_process(
    environment: dict[str, str], chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    language.of_process.cache_clear()
    try:
        assert language.of_process() == chosen
    finally:
        language.of_process.cache_clear()
