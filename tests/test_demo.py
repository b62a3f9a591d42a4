"""The demo set: the files against the generator that made them, what they promise read off through our own loaders, and
the graph that comes of them, built once in the embedded engine on the reference facts that files point at."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from httpx import Client
from scipy.stats import spearmanr

from api.examples import operations, recorded, request
from api.recording import answers
from kg import data
from kg.analysis.match.match import match
from kg.analysis.match.models import Request
from kg.graph.graph import Graph, open_graph
from kg.graph.records import Edge, Node, Row
from kg.graph.writer import Dataset
from kg.identity.judgements import Judgements
from kg.identity.resolve import resolve
from kg.lang.errors import UsageError
from kg.settings import Settings
from kg.state.tokens import Role, Tokens
from kg.values.credit_codes import valid
from kg.values.regions import ancestors, prefecture_of
from loaders.demo.load import PARTS, load_demo, made_up
from loaders.demo.patents import CORE
from loaders.demo.places import counts, donors, southern_prefectures, strengths
from loaders.demo.tables import tables
from loaders.demo.words import southern, subjects, weight
from loaders.kinds import KINDS
from loaders.pipeline import FIGURES
from loaders.reading import NOTHING_SAID
from loaders.reference.registry import shipped
from tests.fitting import problems
from tests.serving import served
from tests.test_access import bearer

FOLDER = Path(data.__file__).parent / "demo"
LARGEST = 2_500_000
MADE_UP = ("Enterprise", "Organization", "Patent", "LegalEvent", "Need")
SOUTHERN_INDUSTRIES = {"textile", "agro-processing", "forestry-fruit", "ethnic-medicine"}
# The industries whose technologies the plan asks for.
INDUSTRIES = (
    *(
        "textile",
        "cotton",
        "agro-processing",
        "forestry-fruit",
        "ethnic-medicine",
        "water-saving-agriculture",
    ),
    *("agricultural-machinery", "petrochemicals", "coal-chemicals", "new-energy", "power-transmission"),
    *("new-materials", "biomedicine", "security-equipment", "information-technology", "energy-saving"),
    *("new-energy-vehicles", "high-end-equipment"),
)
TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def rows() -> dict[str, list[Row]]:
    """What each file states, by its kind."""
    found = {}
    for _, kind, file, _ in PARTS:
        found[kind] = list(KINDS[kind].read(FOLDER / file, NOTHING_SAID).rows)
    return found


def own(row: Row) -> Node:
    first = row.facts[0]
    assert isinstance(first, Node)
    return first


def ends(row: Row, type_: str) -> list[str]:
    return [fact.end.id for fact in row.facts if isinstance(fact, Edge) and fact.type == type_]


def donor_of(place: str) -> str | None:
    """The donor that a place lies in, the innermost: Shenzhen before Guangdong."""
    return next((code for code in (place, *ancestors(place)) if code in donors()), None)


def classes_of_donors(rows: dict[str, list[Row]]) -> dict[str, Counter[str]]:
    """How many of each donor's patents carry a class, subclasses and listed groups alike."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows["patents"]:
        donor = donor_of(ends(row, "IN_REGION")[0])
        if donor is not None:
            found[donor].update(ends(row, "CLASSIFIED_AS"))
    return found


def test_the_files_are_what_the_generator_writes() -> None:
    for file, text in tables().items():
        assert FOLDER.joinpath(file).read_bytes() == text.encode(), f"{file}: run python -m loaders.demo"
    assert sum(len(FOLDER.joinpath(file).read_bytes()) for file in tables()) < LARGEST


def test_our_loaders_read_every_row_and_leave_nothing_out(rows: dict[str, list[Row]]) -> None:
    assert {kind: len(found) for kind, found in rows.items() if kind != "events"} == {
        "enterprises": 300,
        "patents": 2000,
        "needs": 95,  # 40 needs and 55 offers
    }
    assert [row for found in rows.values() for row in found if row.remarks or not row.facts] == []


def test_what_they_state_is_allowed_marked_and_none_of_it_is_real(rows: dict[str, list[Row]]) -> None:
    for row in map(made_up, (row for found in rows.values() for row in found)):
        for fact in row.facts:
            assert fact.properties["synthetic"] is True
            assert not problems(fact)
            assert isinstance(fact, Edge) or fact.label in MADE_UP


def test_names_codes_and_numbers_can_be_nobodys(rows: dict[str, list[Row]]) -> None:
    for row in rows["enterprises"]:
        assert "演示" in own(row).name
        assert "（虚构）" in own(row).name
        assert valid(own(row).id)
        assert own(row).id[2:8] == "000000"
    for row in rows["patents"]:
        patent = own(row)
        assert patent.id[3:6] == "999"
        assert str(patent.properties["application"])[7:9] == "99"
        assert "虚构" in str(patent.properties["abstract"])
    assert len({own(row).id for row in rows["patents"]}) == 2000
    assert len({own(row).name for row in rows["enterprises"]}) == 300


@pytest.mark.parametrize("donor", ["320000", "330000", "370000", "440000", "440300"])
def test_a_large_donors_classes_are_as_frequent_as_in_the_published_counts(
    rows: dict[str, list[Row]], donor: str
) -> None:
    held = classes_of_donors(rows)[donor]
    # Subclasses alone have published counts.
    symbols = sorted({s for found in classes_of_donors(rows).values() for s in found if len(s) == 4})
    published = [counts(donor).get(symbol, 0) for symbol in symbols]
    assert spearmanr(published, [held[symbol] for symbol in symbols]).statistic > 0.4


def test_a_donor_has_a_patent_wherever_its_counts_have_an_advantage_at_the_core_of_a_southern_industry(
    rows: dict[str, list[Row]],
) -> None:
    core = {s.subclass for s in subjects() if s.industry in southern() and weight(s) >= CORE}
    held = classes_of_donors(rows)
    assert strengths("320000") & core  # Jiangsu's spinning and weaving, for one
    for donor in donors():
        assert strengths(donor) & core <= held[donor].keys()


def test_each_donor_each_industry_and_each_southern_prefecture_has_enough(rows: dict[str, list[Row]]) -> None:
    places = Counter(donor_of(ends(row, "IN_REGION")[0]) for row in rows["patents"])
    assert min(places[donor] for donor in donors()) >= 20
    held = sum(classes_of_donors(rows).values(), Counter())
    uses = defaultdict(set)
    for part in shipped():
        if part.id == "industry-technologies":
            for fact in (fact for row in part.rows() for fact in row.facts):
                assert isinstance(fact, Edge)
                uses[fact.start.id].add(fact.end.id)
    for industry in INDUSTRIES:
        assert sum(held[symbol] for symbol in uses[industry]) >= 20, industry
    firms: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows["enterprises"]:
        firms[prefecture_of(ends(row, "LOCATED_IN")[0])].append(row)
    for prefecture in southern_prefectures():
        industries = {end for row in firms[prefecture] for end in ends(row, "ACTIVE_IN")}
        assert len(firms[prefecture]) >= 10
        assert industries >= SOUTHERN_INDUSTRIES


def test_applicants_and_years_are_skewed_and_every_status_kind_and_event_occurs(
    rows: dict[str, list[Row]],
) -> None:
    applicants = Counter(
        f.start.id
        for row in rows["patents"]
        for f in row.facts
        if isinstance(f, Edge) and f.type == "APPLIED_FOR"
    )
    sizes = sorted(applicants.values(), reverse=True)
    assert sum(sizes[: len(sizes) // 5]) > 0.4 * sum(sizes)
    patents = [own(row).properties for row in rows["patents"]]
    years = Counter(str(patent["filed"])[:4] for patent in patents)
    assert set(years) == {str(year) for year in range(2006, 2025)}
    assert years["2024"] > 3 * years["2006"]
    assert {patent["status"] for patent in patents} == {"live", "pending", "lapsed", "unknown"}
    assert {patent["kind"] for patent in patents} == {"invention", "utility model", "design"}
    offices = {str(number)[:2] for patent in patents for number in patent.get("family", ())}  # type: ignore[union-attr]
    assert offices == {"KZ", "KG", "TJ", "TM", "UZ", "EA"}
    stated = (fact for kind in ("patents", "events") for row in rows[kind] for fact in row.facts)
    events = {f.properties["kind"] for f in stated if isinstance(f, Node) and f.label == "LegalEvent"}
    assert events >= {"transfer", "licence", "pledge", "open licence"}
    assert sum(len(ends_to(row, "OWNS")) > 1 for row in rows["patents"]) >= 50


def ends_to(row: Row, type_: str) -> list[str]:
    return [fact.start.id for fact in row.facts if isinstance(fact, Edge) and fact.type == type_]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """A graph of the reference facts that files point at, and the demo set."""
    settings = Settings(uri="embedded", home=tmp_path_factory.mktemp("kg-demo"), query_seconds=120)
    with open_graph(settings) as graph:
        for part in shipped():
            if part.id not in FIGURES:
                graph.load(Dataset(part.id, part.name, part.sha256, "reference"), part.rows())
        for loaded in load_demo(graph):
            assert (loaded.report.rejected, loaded.report.rejects_file) == (0, None)
        yield graph


def test_all_that_the_demo_states_is_marked_and_nothing_real_is(demo: Graph) -> None:
    query = (
        "MATCH (n) WHERE NOT n:Source AND NOT n:LoadRun "
        "RETURN n.synthetic AS made_up, any(s IN n.sources WHERE s STARTS WITH 'demo-') AS demo, "
        "all(s IN n.sources WHERE s STARTS WITH 'demo-') AS only, count(n) AS count ORDER BY count"
    )
    found = {(row["made_up"], row["demo"], row["only"]): row["count"] for row in demo.read(query).rows}
    assert set(found) == {(True, True, True), (None, False, False)}
    query = "MATCH (n {synthetic: true}) UNWIND labels(n) AS label RETURN DISTINCT label ORDER BY label"
    assert {row["label"] for row in demo.read(query).rows} <= {*MADE_UP, "Thing"}


def test_a_firm_is_one_node_under_its_code_and_no_two_firms_are_one(demo: Graph) -> None:
    query = "MATCH (o:Organization) RETURN count(o) AS all, count(o.synthetic) AS made_up"
    assert demo.read(query).rows == [{"all": 300, "made_up": 300}]
    assert resolve(demo, Judgements(demo.settings.home)).unsure == []


def test_profiles_rest_on_the_demos_patents_and_say_that_they_were_made_up(demo: Graph) -> None:
    query = (
        "MATCH (r:Region)-[s:SPECIALISES_IN]->(:IpcClass) WHERE r.id IN $donors "
        "RETURN s.basis AS basis, s.synthetic AS made_up, count(DISTINCT r) AS donors ORDER BY basis"
    )
    rows = demo.read(query, {"donors": list(donors())}).rows
    assert rows == [{"basis": "patents", "made_up": True, "donors": 19}]


def test_every_southern_prefecture_finds_patents_and_firms_for_what_it_lives_on(demo: Graph) -> None:
    for prefecture in southern_prefectures():
        for industry in sorted(SOUTHERN_INDUSTRIES):
            found = match(demo, Request(prefecture=prefecture, industry=industry), TODAY)
            assert len(found.results) == 10
            assert all(result.evidence and result.recipients for result in found.results)
            assert all(patent.synthetic for result in found.results for patent in result.evidence)


def test_needs_are_matched_until_they_expire(demo: Graph) -> None:
    query = "MATCH (n:Need {kind: 'need'}) RETURN n.id AS id, n.valid_until AS until ORDER BY id"
    expired = {row["id"]: bool(row["until"]) and row["until"] < "2026" for row in demo.read(query).rows}
    assert Counter(expired.values()) == {False: 28, True: 12}
    first = next(id_ for id_, over in expired.items() if not over)
    assert match(demo, Request(need=first), TODAY).results
    with pytest.raises(UsageError, match="expired"):
        match(demo, Request(need=next(id_ for id_, over in expired.items() if over)), TODAY)


def test_offers_of_donors_stand_beside_what_they_name(demo: Graph) -> None:
    query = "MATCH (n:Need {kind: 'offer'})-[:CONCERNS]->(r:Region) RETURN r.id AS id, count(n) AS count ORDER BY id"
    assert {row["id"] for row in demo.read(query).rows if 1 <= row["count"] <= 3} == set(donors())
    shown = [
        (result, offer)
        for prefecture in southern_prefectures()
        for industry in sorted(SOUTHERN_INDUSTRIES)
        for result in match(demo, Request(prefecture=prefecture, industry=industry), TODAY).results
        for offer in result.offers
    ]
    assert shown
    for result, offer in shown:
        assert offer.synthetic
        assert result.technology.rests_on in offer.technologies
        assert offer.valid_until is None or offer.valid_until >= TODAY


@pytest.mark.parametrize("words", ["棉花采摘", "滴灌", "红枣烘干", "维药提取", "核桃破壳", "残膜回收"])
def test_full_text_finds_what_an_industry_calls_its_things(demo: Graph, words: str) -> None:
    hits = demo.search(words, labels=["Patent"], limit=5)
    assert len(hits) == 5
    text = "MATCH (p:Patent {id: $id}) RETURN p.title + p.abstract AS text"
    assert words in demo.read(text, {"id": hits[0].id}).rows[0]["text"]


def test_every_path_answers_its_own_examples_and_still_as_recorded(demo: Graph) -> None:
    _, text = Tokens(demo.settings.home).create("examples", Role.editor, 1)
    with (
        served(demo) as address,
        Client(base_url=address, trust_env=False, timeout=120, headers=bearer(text)) as client,
    ):
        now = answers(client)
        assert {name: fields(told) for name, told in now.items()} == {
            name: fields(told) for name, told in recorded().items()
        }, "run python -m api.recording"
        for name, operation in operations(client.get("/api/v1/openapi.json").json()):
            if name.startswith("GET") and "export" not in name:
                assert client.send(request(client, name, operation, narrow=True)).status_code == 200, name


def test_the_search_box_says_which_answers_count_made_up_data(demo: Graph) -> None:
    with served(demo) as address, Client(base_url=address, trust_env=False, timeout=120) as client:
        page = client.get("/search", params={"q": "哪些援疆省市的技术适合喀什的纺织业"}).text
    first = page.split("<ol>")[1].split("</li>")[0]
    assert "得分" in first
    assert "含虚构数据" in first


def fields(answer: object) -> set[str]:
    """What stands in an answer, or in each item of it."""
    first = answer[0] if isinstance(answer, list) and answer else answer
    return set(first) if isinstance(first, dict) else set()


def test_a_second_load_changes_nothing(demo: Graph) -> None:
    for loaded in load_demo(demo):
        report = loaded.report
        assert (report.created, report.updated, report.retired) == (0, 0, 0)
