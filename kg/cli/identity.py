"""`kg identity`: which organisations are one. Decisions are kept, can be seen, added and taken back."""

from getpass import getuser
from typing import Annotated, Literal

import typer

from kg.cli.help import App
from kg.cli.output import AsJson, print_json, print_table, say
from kg.graph.graph import open_graph
from kg.identity.judgements import RULE, Decision, Judgement, Judgements
from kg.identity.reasons import words
from kg.identity.resolve import judge as record
from kg.identity.resolve import merge, resolve
from kg.lang.errors import UsageError
from kg.lang.messages import Message
from kg.lang.text import Text, chosen
from kg.settings import Settings
from kg.state import audit
from loaders.pipeline import after_load

app = App("help-identity")

One = Annotated[str, typer.Argument(help="help-identity-one")]
Other = Annotated[str, typer.Argument(help="help-identity-other")]
Who = Annotated[str | None, typer.Option(help="help-who")]
Why = Annotated[str, typer.Option(help="help-why")]


_OPEN = [
    Text("甲", "one"),
    Text("名称", "name"),
    Text("乙", "other"),
    Text("名称", "name"),
    Text("相似度", "score"),
    Text("理由", "why"),
]


@app.command("list", help="help-identity-list")
def list_judgements(
    decision: Annotated[str | None, typer.Argument(help="help-identity-list-decision")] = None,
    as_json: AsJson = False,
) -> None:
    """Show the decisions that stand."""
    standing = Judgements(Settings().home).list(_decision(decision))
    if as_json:
        print_json([_shown(judgement) for judgement in standing])
    else:
        columns = ["one", "other", "decision", "who", "score", "reason", "at"]
        print_table(columns, [list(_shown(judgement).values()) for judgement in standing])


@app.command("candidates", help="help-identity-candidates")
def candidates(
    limit: Annotated[int, typer.Option(min=1, help="help-identity-limit")] = 50, as_json: AsJson = False
) -> None:
    """Show pairs that no rule decides, the likeliest first."""
    with open_graph() as graph:
        unsure = resolve(graph, Judgements(graph.settings.home)).unsure
    rows = [
        {
            "one": c.one.id,
            "name": c.one.name,
            "other": c.other.id,
            "other_name": c.other.name,
            "score": round(c.comparison.score, 3),
            "why": chosen(words(c.comparison.reason)),
        }
        for c in unsure[:limit]
    ]
    if as_json:
        print_json(rows)
    else:
        print_table(_OPEN, [list(row.values()) for row in rows])
    say(Message("cli-pairs-open", count=len(unsure)))


@app.command("judge", help="help-identity-judge")
def judge(
    one: One,
    other: Other,
    decision: Annotated[str, typer.Argument(help="help-identity-decision")],
    why: Why,
    who: Who = None,
) -> None:
    """Decide on a pair. `same` brings the two nodes together at once."""
    said = _decision(decision)
    if said not in ("same", "different"):
        raise UsageError("cli-decision-unknown", decision=decision, known=("same", "different"))
    with open_graph() as graph:
        judged = Judgements(graph.settings.home)
        record(graph, judged, (one, other), said, who or getuser(), why)
        merged = merge(graph, judged)
        after_load(graph)
    _record("judge", one, other, decision, who, why)
    say(Message("cli-judged-same", nodes=merged.nodes) if said == "same" else Message("cli-judged"))


@app.command("replay", help="help-identity-replay")
def replay() -> None:
    """Bring the graph to what the decisions say, after it was restored or built anew."""
    with open_graph() as graph:
        merged = merge(graph, Judgements(graph.settings.home))
        after_load(graph)
    say(Message("cli-merged", nodes=merged.nodes))


@app.command("reverse", help="help-identity-reverse")
def reverse(one: One, other: Other, why: Why, who: Who = None) -> None:
    """Take a decision back. Load the files that name the two again to have two nodes."""
    reversal = Judgements(Settings().home).reverse(one, other, who or getuser(), why)
    _record("reverse", one, other, "reversed", who, why)
    say(Message("cli-reversed", one=reversal.one.name, other=reversal.other.name))


def _record(did: str, one: str, other: str, decision: str, who: str | None, why: str) -> None:
    home, user = Settings().home, f"cli:{getuser()}"
    audit.record(home, user, did, one=one, other=other, decision=decision, named=who, reason=why)


def _decision(text: str | None) -> Decision | None:
    allowed: tuple[Literal["same", "different", "unsure", "reversed"], ...] = (
        "same",
        "different",
        "unsure",
        "reversed",
    )
    found = next((decision for decision in allowed if decision == text), None)
    if text is not None and found is None:
        raise UsageError("cli-decision-unknown", decision=text, known=allowed)
    return found


def _shown(judgement: Judgement) -> dict[str, object]:
    return {
        "one": f"{judgement.one.name} ({judgement.one.id})",
        "other": f"{judgement.other.name} ({judgement.other.id})",
        "decision": judgement.decision,
        "who": judgement.who,
        "score": judgement.score,
        "reason": chosen(words(judgement.reason)) if judgement.who == RULE else judgement.reason,
        "at": judgement.at,
    }
