"""Cypher text as tokens, read so that no engine can read it otherwise.

Where the two engines could take a character differently, the text is refused instead of guessed at: unicode
escapes (Neo4j 5 replaces them before it looks for strings, so `\\u0027` may end one), invisible characters,
and strings or comments without an end. Comments come out as blanks, so what is sent is what was looked at.
Rules: openCypher 9, "Syntax" (https://opencypher.org/resources/).
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from kg.lang.errors import QueryRefused
from kg.lang.text import Text

Kind = Literal["word", "name", "text", "number", "param", "mark"]

_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\r\n]*|/\*.*?\*/)
      | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<name>(?:`[^`]*`)+)
      | (?P<param>\$(?:\w+|`[^`]*`))
      | (?P<number>0[xXoO][0-9a-fA-F_]+|(?:\d[\d_]*(?:\.\d[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)
      | (?P<word>[^\W\d]\w*)
      | (?P<mark>\.\.|(?!/\*)[(){}\[\]<>=+\-*/%^,.:;|&!~?$])
    """,
    re.VERBOSE | re.DOTALL,
)
_STRING = Text("字符串没有结束", "A string has no end")
_UNFINISHED = {
    "'": _STRING,
    '"': _STRING,
    "`": Text("反引号里的名称没有结束", "A name in backticks has no end"),
    "/": Text("注释没有结束", "A comment has no end"),
}
_LEAVE_OUT = Text("请去掉，或改用参数", "Leave it out, or use a parameter")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query. `value` is what rules compare: a word in capitals, a name without its backticks."""

    kind: Kind
    text: str
    value: str
    at: int


def tokens(query: str) -> list[Token]:
    """The tokens of `query` without blanks and comments.

    Raises:
        QueryRefused: a character or escape that two engines could read in two ways, or no end of a string.
    """
    if found := re.search(r"\\u", query, re.IGNORECASE):
        raise refusal(
            query, found.start(), Text("含有 unicode 转义", "it holds a unicode escape"),
            Text("请直接写这个字符，或改用参数", "Write the character or use a parameter"),
        )  # fmt: skip
    read: list[Token] = []
    at = 0
    while at < len(query):
        match = _TOKEN.match(query, at)
        if match is None:
            raise _unreadable(query, at)
        if match.lastgroup == "blank":
            _refuse_invisible(query, at, match.end(), "\t\n\r ")
        else:
            read.append(_token(query, match))
        at = match.end()
    return read


def without_comments(query: str, read: list[Token]) -> str:
    """`query` with blanks for all that is no token; each token stays where it was, so errors name its place."""
    kept = ["\n" if character == "\n" else " " for character in query]
    for token in read:
        kept[token.at : token.at + len(token.text)] = token.text
    return "".join(kept).strip()


def refusal(query: str, at: int, why: Text, remedy: Text) -> QueryRefused:
    """The refusal of what stands at character `at`: where, why, and what to do instead."""
    line = query.count("\n", 0, at) + 1
    column = at - query.rfind("\n", 0, at)
    return QueryRefused("query-refused-at", line=line, column=column, why=why, remedy=remedy)


def _token(query: str, match: re.Match[str]) -> Token:
    text, at = match.group(), match.start()
    kind: Kind = match.lastgroup  # type: ignore[assignment]
    if kind == "word":
        _refuse_invisible(query, at, match.end(), "")
        # NFKC: ſ and full-width letters count as the letters that a lenient parser could take them for.
        return Token(kind, text, unicodedata.normalize("NFKC", text).upper(), at)
    if kind == "name":
        return Token(kind, text, text[1:-1].replace("``", "`"), at)
    return Token(kind, text, text.removeprefix("$").strip("`") if kind == "param" else text, at)


def _refuse_invisible(query: str, start: int, end: int, allowed: str) -> None:
    for at in range(start, end):
        if query[at] not in allowed and unicodedata.category(query[at]) in ("Cc", "Cf", "Zl", "Zp"):
            raise refusal(query, at, Text("含有不可见字符", "it holds an invisible character"), _LEAVE_OUT)


def _unreadable(query: str, at: int) -> QueryRefused:
    if (what := _UNFINISHED.get(query[at])) is not None:
        return refusal(query, at, what, Text("请补上结尾", "Close it"))
    told = Text(f"“{query[at]}”在这里没有意义", f"{query[at]!r} has no meaning here")
    return refusal(query, at, told, _LEAVE_OUT)
