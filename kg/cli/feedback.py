"""`kg feedback`: what became of suggestions. It is kept, shown beside the results, and changes no score."""

from datetime import datetime
from getpass import getuser
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter

from kg.analysis.match import feedback
from kg.analysis.match.feedback import DECISIONS, Report, Tally, Told, reason_name
from kg.analysis.match.match import request
from kg.analysis.match.models import Feedback
from kg.cli.output import AsJson, print_json, print_table, say
from kg.graph.graph import open_graph
from kg.lang.errors import UsageError
from kg.settings import Settings
from kg.values.regions import name as region_name
from ontology.reader import ontology

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)


@app.command()
def add(
    decision: Annotated[str, typer.Argument(help="accepted, rejected or transferred")],
    technology: Annotated[str, typer.Option(help="symbol of the technology, as the match shows it")],
    donor: Annotated[str, typer.Option(help="the donor: name or code")],
    prefecture: Annotated[str | None, typer.Option(help="prefecture of the match")] = None,
    industry: Annotated[str | None, typer.Option(help="industry of the match")] = None,
    need: Annotated[str | None, typer.Option(help="id of the saved need, where it was one")] = None,
    why: Annotated[str | None, typer.Option(help="the reason of a rejection: a name of the list")] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="day of the transfer")] = None,
    note: Annotated[str, typer.Option(help="what else is worth knowing")] = "",
    who: Annotated[str | None, typer.Option(help="who says so; by default the user of this machine")] = None,
) -> None:
    """Record what became of a result of a match."""
    said_so = next((known for known in DECISIONS if known == decision), None)
    if said_so is None:
        raise UsageError(f"{decision!r} is none of {', '.join(DECISIONS)}.")
    told = Told(technology, donor, said_so, who or getuser(), why, on.date() if on else None, note)
    with open_graph() as graph:
        said = feedback.record(graph, request(prefecture=prefecture, industry=industry, need=need), told)
    say(f"已记录 kept: {said.technology} ← {region_name(said.donor)}，{DECISIONS[said.decision].zh}")


@app.command("list")
def list_feedback(as_json: AsJson = False) -> None:
    """List all that was said, the oldest first."""
    said = feedback.recorded(Settings().home)
    if as_json:
        print_json([each.model_dump(mode="json") for each in said])
        return
    columns = [
        "时间 at",
        "何人 who",
        "地区",
        "产业",
        "技术",
        "援助方",
        "结果",
        "理由 why",
        "转让日",
        "附注 note",
    ]
    print_table(columns, [_line(each) for each in said])


@app.command("report")
def report_feedback(as_json: AsJson = False) -> None:
    """Count reasons, and what was taken by donor and by technology."""
    found = feedback.report(feedback.recorded(Settings().home))
    if as_json:
        print_json(TypeAdapter(Report).dump_python(found))
        return
    if found.total is None:
        say("还没有反馈 nothing was said yet: kg feedback add")
        return
    columns = ["", "采纳 taken", "其中已转让 transferred", "不采纳 declined", "采纳率 acceptance"]
    rows = [("合计 total", found.total)]
    rows += [(region_name(code) or code, tally) for code, tally in found.donors.items()]
    rows += list(found.technologies.items())
    print_table(columns, [_counted(name, tally) for name, tally in rows])
    print_table(
        ["理由 reason", "次数"], [(reason_name(slug), number) for slug, number in found.reasons.items()]
    )


def _line(said: Feedback) -> list[Any]:
    industries = ontology().vocabularies["industries"].concepts
    regions = ontology().vocabularies["regions"].concepts
    place = region_name(said.prefecture) or regions[said.prefecture].label.zh
    return [
        said.at.isoformat(sep=" "),
        said.who,
        place,
        [industries[slug].label.zh if slug in industries else slug for slug in said.industries],
        said.technology,
        region_name(said.donor) or said.donor,
        DECISIONS[said.decision].zh,
        reason_name(said.reason) if said.reason else None,
        said.on,
        said.note,
    ]


def _counted(name: str, tally: Tally) -> list[Any]:
    judged = tally.taken + tally.declined
    share = f"{tally.acceptance:.0%}（{tally.taken}/{judged}）"
    return [name, tally.taken, tally.transferred, tally.declined, share]
