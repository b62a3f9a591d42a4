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
from kg.cli.help import App
from kg.cli.output import AsJson, print_json, print_table, say
from kg.graph.graph import open_graph
from kg.lang.errors import UsageError
from kg.lang.messages import Message
from kg.lang.text import Text, chosen
from kg.settings import Settings
from kg.values.regions import name as region_name
from ontology.reader import ontology

app = App("help-feedback")


@app.command("add", help="help-feedback-add")
def add(
    decision: Annotated[str, typer.Argument(help="help-feedback-decision")],
    technology: Annotated[str, typer.Option(help="help-feedback-technology")],
    donor: Annotated[str, typer.Option(help="help-feedback-donor")],
    prefecture: Annotated[str | None, typer.Option(help="help-feedback-prefecture")] = None,
    industry: Annotated[str | None, typer.Option(help="help-feedback-industry")] = None,
    need: Annotated[str | None, typer.Option(help="help-feedback-need")] = None,
    why: Annotated[str | None, typer.Option(help="help-feedback-why")] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="help-feedback-on")] = None,
    note: Annotated[str, typer.Option(help="help-feedback-note")] = "",
    who: Annotated[str | None, typer.Option(help="help-feedback-who")] = None,
) -> None:
    """Record what became of a result of a match."""
    said_so = next((known for known in DECISIONS if known == decision), None)
    if said_so is None:
        raise UsageError("feedback-decision-unknown", decision=decision, known=list(DECISIONS))
    told = Told(technology, donor, said_so, who or getuser(), why, on.date() if on else None, note)
    with open_graph() as graph:
        said = feedback.record(graph, request(prefecture=prefecture, industry=industry, need=need), told)
    say(
        Message(
            "cli-feedback-kept",
            technology=said.technology,
            donor=region_name(said.donor),
            decision=DECISIONS[said.decision],
        )
    )


@app.command("list", help="help-feedback-list")
def list_feedback(as_json: AsJson = False) -> None:
    """List all that was said, the oldest first."""
    said = feedback.recorded(Settings().home)
    if as_json:
        print_json([each.model_dump(mode="json") for each in said])
        return
    columns = [
        Text("时间", "at"),
        Text("记录人", "who"),
        Text("地区", "region"),
        Text("产业", "industry"),
        Text("技术", "technology"),
        Text("援助方", "donor"),
        Text("结果", "decision"),
        Text("理由", "reason"),
        Text("转让日期", "transferred on"),
        Text("附注", "note"),
    ]
    print_table(columns, [_line(each) for each in said])


@app.command("report", help="help-feedback-report")
def report_feedback(as_json: AsJson = False) -> None:
    """Count reasons, and what was taken by donor and by technology."""
    found = feedback.report(feedback.recorded(Settings().home))
    if as_json:
        print_json(TypeAdapter(Report).dump_python(found))
        return
    if found.total is None:
        say(Message("cli-no-feedback"))
        return
    columns: list[str | Text] = [
        "",
        Text("采纳", "taken"),
        Text("其中已转让", "transferred"),
        Text("不采纳", "declined"),
        Text("采纳率", "acceptance"),
    ]
    rows = [(Text("合计", "total").text(), found.total)]
    rows += [(region_name(code) or code, tally) for code, tally in found.donors.items()]
    rows += list(found.technologies.items())
    print_table(columns, [_counted(name, tally) for name, tally in rows])
    print_table(
        [Text("理由", "reason"), Text("次数", "count")],
        [(reason_name(slug), number) for slug, number in found.reasons.items()],
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
        chosen(DECISIONS[said.decision]),
        reason_name(said.reason) if said.reason else None,
        said.on,
        said.note,
    ]


def _counted(name: str, tally: Tally) -> list[Any]:
    judged = tally.taken + tally.declined
    share = Message("cli-acceptance", share=f"{tally.acceptance:.0%}", taken=tally.taken, judged=judged)
    return [name, tally.taken, tally.transferred, tally.declined, share]
