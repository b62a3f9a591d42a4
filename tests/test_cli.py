"""The `kg` command as a person runs it: a process of its own, its exit code, stdout and stderr.

All commands of this module share one embedded engine through KG_HOME, as commands on a machine do.
"""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from kg.graph.graph import open_graph
from kg.settings import Settings

Kg = Callable[..., subprocess.CompletedProcess[str]]
PLAN = """某市知识产权“十三五”规划
一、发展目标
到2020年，每万人口发明专利拥有量达到5件，培育20家以上知识产权示范企业。
二、重点任务
（一）加强保护
1.完善机制。研究制定《某市专利资助办法》，设立专利质押风险补偿金。
"""


def run(home: Path, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg.cli", *arguments]
    settings = {**os.environ, "KG_HOME": str(home), "KG_URI": "embedded", "COLUMNS": "200", **(env or {})}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=settings, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A KG_HOME whose engine this process keeps running, so that each command only joins it."""
    folder = tmp_path_factory.mktemp("kg-cli")
    with open_graph(Settings(uri="embedded", home=folder)):
        yield folder


@pytest.fixture
def kg(home: Path) -> Kg:
    def command(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        return run(home, *arguments, env=env)

    return command


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "city.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def report(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_plan_is_loaded_twice_and_the_report_says_so(kg: Kg, plan: Path) -> None:
    first = report(kg("load", "plan", str(plan), "--json"))
    keys = "run dataset read created updated unchanged retired rejected rejects_file seconds coverage"
    assert list(first) == keys.split()
    again = report(kg("load", "plan", str(plan), "--json"))
    assert again["unchanged"] == again["read"] == first["read"]
    assert (again["created"], again["updated"], again["retired"]) == (0, 0, 0)


def test_load_change_and_change_back_ends_at_the_same_digest(kg: Kg, plan: Path) -> None:
    report(kg("load", "plan", str(plan), "--json"))
    before = kg("dump", "--digest").stdout
    plan.write_text(PLAN.replace("20家以上", "30家以上"), encoding="utf-8")
    changed = report(kg("load", "plan", str(plan), "--json"))
    assert (changed["created"], changed["retired"], changed["rejected"]) == (0, 0, 0)
    assert changed["updated"] == 2, "the target, and the sentence that states it"
    assert kg("dump", "--digest").stdout != before
    plan.write_text(PLAN, encoding="utf-8")
    report(kg("load", "plan", str(plan), "--json"))
    assert kg("dump", "--digest").stdout == before


def test_questions_are_answered_as_table_and_json(kg: Kg, plan: Path) -> None:
    report(kg("load", "plan", str(plan), "--json"))
    answer = report(kg("query", "targets", "--json"))
    assert answer["truncated"] is False
    told = kg("query", "targets")
    assert "知识产权示范企业" in told.stdout
    assert told.stderr == ""
    listed = kg("query", "--list")
    assert "tasks-without-fund" in listed.stdout


def test_cypher_reads_with_parameters_and_refuses_to_write(kg: Kg, plan: Path) -> None:
    report(kg("load", "plan", str(plan), "--json"))
    query = "MATCH (p:Policy) WHERE p.name CONTAINS $part RETURN p.name AS name ORDER BY name"
    rows = report(kg("cypher", query, "--param", "part=资助", "--json"))["rows"]
    assert rows == [{"name": "某市专利资助办法"}]
    refused = kg("cypher", "MATCH (n) DETACH DELETE n")
    assert refused.returncode == 2
    assert "DETACH is not allowed here" in refused.stderr


def test_check_doctor_and_export(kg: Kg, plan: Path, tmp_path: Path) -> None:
    report(kg("load", "plan", str(plan), "--json"))
    assert kg("check").returncode == 0
    found = json.loads(kg("doctor", "--json").stdout)
    assert {check["name"] for check in found} == {
        "version", "packages", "home", "writable", "state", "disk", "engine", "schema", "content", "files",
    }  # fmt: skip
    assert all(check["ok"] for check in found)
    target = tmp_path / "out.ttl"
    assert kg("export", "ttl", str(target)).returncode == 0
    assert "知识产权示范企业" in target.read_text(encoding="utf-8")


WRONG: list[tuple[list[str], int, str]] = [
    (["load", "plan", "nowhere.txt"], 1, "cannot be read"),
    (["load", "nonsense", "x.csv"], 2, "Kinds: reference, plan"),
    (["load", "patents", "nowhere.csv"], 1, "cannot be read"),
    (["load", "patents"], 2, "Name the files"),
    (["query", "nothing"], 2, "There is no question"),
    (["query", "mentions"], 2, "needs name"),
    (["query", "mentions", "name"], 2, "Write name=value"),
    (["query"], 2, "--list"),
    (["cypher", "MATCH (n RETURN n"], 2, "never closed"),
    (["export", "xml", "out.xml"], 2, "Choose one of: ttl, nt"),
    (["export", "ttl", "no/such/folder/out.ttl"], 2, "does not exist"),
    (["serve", "--host", "0.0.0.0"], 2, "kg token create"),  # noqa: S104
    (["nonsense"], 2, "No such command"),
    (["token", "create", "x", "--role", "king"], 2, "king"),
]


@pytest.mark.parametrize(("arguments", "code", "message"), WRONG)
def test_a_mistake_gets_a_message_and_no_stack_trace(
    kg: Kg, arguments: list[str], code: int, message: str
) -> None:
    done = kg(*arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("uri", "message"),
    [("bolt://127.0.0.1:1", "does not answer"), ("http://127.0.0.1:1", "KG_URI"), ("nonsense", "KG_URI")],
)
def test_a_wrong_engine_address_is_told(kg: Kg, uri: str, message: str) -> None:
    done = kg("query", "targets", KG_URI=uri)
    assert done.returncode in (1, 2)
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_the_server_stops_when_the_last_command_leaves(tmp_path: Path, plan: Path) -> None:
    assert run(tmp_path, "load", "plan", str(plan)).returncode == 0
    secret = tmp_path / "server" / "password"
    if os.name == "posix":
        assert secret.stat().st_mode & 0o777 == 0o600
    assert not servers(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such pipes")
def test_ctrl_c_is_told(home: Path, tmp_path: Path) -> None:
    table = tmp_path / "firms.csv"
    table.write_text(
        "企业名称\n" + "".join(f"喀什第{n}棉纺织有限公司\n" for n in range(100_000)), encoding="utf-8"
    )
    env = {**os.environ, "KG_HOME": str(home), "KG_URI": "embedded"}
    # Who starts the tests in the background of a shell has SIGINT ignored, and so would the command.
    begin = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli.main import main; main()"
    command = [sys.executable, "-c", begin, "load", "enterprises", str(table)]
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        _wait_until_it_reads(process)
        process.send_signal(signal.SIGINT)
        try:
            _, messages = process.communicate(timeout=60)
        finally:
            process.kill()
    assert b"The load of firms.csv was cancelled. The graph says of it what it said before." in messages
    assert b"Traceback" not in messages
    assert process.returncode == 1
    asked = run(home, "cypher", "MATCH (s:Source {id: 'firms.csv'}) RETURN count(s) AS n", "--json")
    assert json.loads(asked.stdout)["rows"] == [{"n": 0}]


def _wait_until_it_reads(process: subprocess.Popen[bytes]) -> None:
    """Until the process has the child that reads the file for it."""
    while process.poll() is None:
        children = psutil.Process(process.pid).children()
        if any("multiprocessing" in " ".join(child.cmdline()) for child in children):
            return
        time.sleep(0.05)
    pytest.fail("the command ended before it read the file")


def servers(home: Path) -> list[psutil.Process]:
    """The engines that serve this KG_HOME."""
    option = f"-Darcadedb.server.rootPath={home / 'server'}"
    return [p for p in psutil.process_iter(["cmdline"]) if option in (p.info["cmdline"] or [])]


def kill_9(home: Path, process: subprocess.Popen[bytes], *, server: bool) -> None:
    """kill -9 of the command, or of its server."""
    if server:
        for engine in servers(home):
            engine.kill()
    else:
        process.kill()
    process.wait(60)


def test_kill_9_at_ten_points_and_a_repeated_load_ends_at_the_same_digest(
    tmp_path: Path, shared: Path
) -> None:
    text = str(shared / "plan" / "xinjiang-ip-13fyp.txt")
    clean, battered = tmp_path / "clean", tmp_path / "battered"
    assert run(clean, "load", "plan", text).returncode == 0
    wanted = run(clean, "dump", "--digest").stdout
    for point in range(10):
        env = {**os.environ, "KG_HOME": str(battered), "KG_URI": "embedded"}
        command = [sys.executable, "-m", "kg.cli", "load", "plan", text]
        process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.6 + 0.45 * point)
        kill_9(battered, process, server=point % 2 == 1)
    assert run(battered, "doctor").returncode == 0
    assert run(battered, "load", "plan", text).returncode == 0
    assert run(battered, "dump", "--digest").stdout == wanted


def test_demo_builds_the_graph_and_serves_it(tmp_path: Path) -> None:
    env = {**os.environ, "KG_HOME": str(tmp_path), "KG_URI": "embedded"}
    command = [sys.executable, "-m", "kg.cli", "demo", "--no-browser", "--port", "8765"]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        assert "虚构" in _wait_for("http://127.0.0.1:8765/")
        assert "创新知识产权援疆合作机制" in _wait_for("http://127.0.0.1:8765/plan")
        taken = run(tmp_path, "demo", "--no-browser", "--port", "8765")
        assert taken.returncode == 1
        assert "--port 8766" in taken.stderr
    finally:
        process.send_signal(signal.SIGINT)
        _, messages = process.communicate(timeout=60)
    assert b"Traceback" not in messages


@pytest.mark.skipif(os.name != "posix", reason="Windows ends a process without asking it")
def test_a_polite_end_stops_the_engine_too(tmp_path: Path, plan: Path) -> None:
    assert run(tmp_path, "load", "plan", str(plan)).returncode == 0
    env = {**os.environ, "KG_HOME": str(tmp_path), "KG_URI": "embedded"}
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", "8767"]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _wait_for("http://127.0.0.1:8767/healthz")
    assert servers(tmp_path)
    process.terminate()
    process.wait(60)
    assert not servers(tmp_path)


def _wait_for(address: str) -> str:
    # The demo loads some 200,000 facts before it answers; a busy machine takes minutes for that.
    deadline = time.monotonic() + 600
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
                text: str = answer.read().decode()
                return text
        except OSError:
            assert time.monotonic() < deadline, f"{address} never answered"
            time.sleep(0.3)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_console_is_too_poor_for_a_command(tmp_path: Path, encoding: str, language: str) -> None:
    env = {**os.environ, "KG_HOME": str(tmp_path), "KG_URI": "bolt://127.0.0.1:1", "KG_LANG": language}
    env |= {"PYTHONIOENCODING": encoding}
    for command in (("query", "--list"), ("query", "--list", "--json"), ("query", "无此问题"), ("doctor",)):
        done = subprocess.run(
            [sys.executable, "-m", "kg.cli", *command], check=False, env=env, capture_output=True, timeout=120
        )
        assert b"Traceback" not in done.stderr
        assert done.stdout + done.stderr
        if "--json" in command:
            names = {each["name"] for each in json.loads(done.stdout.decode(encoding))}
            assert "needs-expiring" in names
