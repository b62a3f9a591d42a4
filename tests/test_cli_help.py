"""Help of the command line: complete, in one language, and complaints about what was asked wrongly in that language too.
The commands are walked as they are declared; the process of its own is the one that a person starts."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from kg import __version__
from kg.cli.help import told
from kg.cli.main import app
from kg.lang import language
from tests.test_cli import run

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
# Words of the library that draws the command line.
FOREIGN = re.compile("Usage|Options|Arguments|Commands|default|required|Show this")


@cache
def commands() -> dict[tuple[str, ...], Any]:
    """Every command and group by the words that lead to it."""

    def walk(path: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
        yield path, command
        if isinstance(command, TyperGroup):
            for name in command.commands:
                yield from walk((*path, name), command.commands[name])

    return dict(walk((), get_command(app)))


def shown(path: tuple[str, ...], of: str) -> str:
    with language.speaking(of):
        found = CliRunner(env={"COLUMNS": "160"}).invoke(app, [*path, "--help"])
    assert found.exit_code == 0, found.output
    return found.output


def test_all_commands_are_walked() -> None:
    assert len(commands()) > 30
    assert ("identity", "judge") in commands()


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_help_is_in_one_language_and_tells_of_every_option(path: tuple[str, ...]) -> None:
    english, chinese = shown(path, "en"), shown(path, "zh")
    assert not CHINESE.search(english)
    for param in commands()[path].params:
        with language.speaking("zh"):
            text = told(param.help)
        assert CHINESE.search(text), param.name
        assert param.opts[0].startswith("-") is False or param.opts[0] in chinese
    # What the texts say of themselves; values, such as the choices of an option, are in neither language.
    assert not FOREIGN.search(re.sub(r"default\|likely\S*|：default", "", chinese))
    for line in chinese.splitlines():
        if re.match(r" {2,}\S+ .* {2}", line):
            assert CHINESE.search(line), line


@pytest.mark.parametrize(
    ("asked", "english", "chinese"),
    [
        (["nonsense"], "No such command: nonsense", "没有 nonsense 这个命令"),
        (["token", "crate"], "Choose one of: create", "可用的命令有：create"),
        (["match", "--limt", "3"], "No such option: --limt", "没有 --limt 这个选项"),
        (["match", "--limit", "0"], "--limit cannot be used; it must be: 1–100", "--limit 的取值无效，应为：1–100"),
        (["load"], "KIND is missing", "缺少 KIND"),
    ],
)  # fmt: skip
def test_what_was_asked_wrongly_is_told_in_one_language(
    tmp_path: Path, asked: list[str], english: str, chinese: str
) -> None:
    for of, wanted in (("en", english), ("zh", chinese)):
        done = run(tmp_path, *asked, env={"KG_LANG": of})
        assert (done.returncode, done.stdout) == (2, "")
        assert wanted in done.stderr
        assert bool(CHINESE.search(done.stderr)) == (of == "zh")


def test_version_tells_the_kind_of_engine(tmp_path: Path) -> None:
    done = run(tmp_path, "--version", env={"KG_URI": "bolt://127.0.0.1:1"})
    assert (done.returncode, done.stdout) == (0, f"kg {__version__} (bolt)\n")
    assert list(tmp_path.iterdir()) == []
