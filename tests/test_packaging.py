"""What the project promises of its own files: dependencies declared and used, exact versions pinned, the README's
two commands, nothing in a committed file that ties it to one machine. Reads the files as they are in the tree."""

import gzip
import re
import subprocess
import sys
import tomllib
import zipfile
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TESTS = 'pip install -c constraints.txt ".[test]" && pytest -n 2'
DEMO = "pip install -c constraints.txt . && kg demo"


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_dependency_is_declared_and_used() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "deptry", "."], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_wheel_holds_the_five_rooms_with_their_facts_and_types(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    rooms = {"api", "kg", "loaders", "ontology", "queries"}
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == rooms
    assert {name for name in names if name.endswith("py.typed")} == {f"{room}/py.typed" for room in rooms}
    assert {"kg/data/ipc.csv", "kg/data/demo/firms.csv", "ontology/plan.ttl", "api/static/kg.css"} <= set(
        names
    )


def pins() -> dict[str, str]:
    lines = [line for line in text("constraints.txt").splitlines() if line and not line.startswith("#")]
    found = dict(line.split("==") for line in lines)
    return {canonicalize_name(name): version for name, version in found.items()}


@pytest.mark.parametrize(
    "declared", [*chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())]
)
def test_every_declared_dependency_is_pinned_within_its_bounds(declared: str) -> None:
    requirement = Requirement(declared)
    assert requirement.url is None
    assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)])


def test_the_constraints_are_exact_versions_and_name_no_address() -> None:
    assert all(re.fullmatch(r"[\w.]+", version) for version in pins().values())
    assert "://" not in text("constraints.txt")


def test_the_readme_gives_the_two_commands_and_ci_runs_them() -> None:
    readme, ci = text("README.md"), text(".ci/run")
    assert DEMO in readme
    assert TESTS in readme
    # On lines of their own there: after && a failing install would not stop the script.
    assert "\n".join(TESTS.split(" && ")) in ci
    assert "CI=true" in ci


def unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def test_no_committed_file_is_tied_to_one_machine() -> None:
    git = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False  # noqa: S607
    )  # fmt: skip
    if git.returncode != 0:
        pytest.skip("not a git working tree: there is no list of committed files")
    # Written in pieces, so that this file does not find itself.
    places = [
        "/" + "work/", "/" + "root/", "/" + "home/", "C:" + "\\Users", "/" + "tmp/", "pypi" + ".org",
        "pythonhosted" + ".org", "index" + "-url", "repo.maven" + ".apache", "mirrors" + ".",
    ]  # fmt: skip
    wrong = [
        f"{name}: {place}"
        for name in filter(None, git.stdout.split("\0"))
        if (ROOT / name).is_file()
        for place in places
        # Behind .cn it is a part of an address of the web (www.ts.cn/home/…), no path of a machine.
        if re.search(rb"(?<!\.cn)" + re.escape(place.encode()), unpacked(ROOT / name))
    ]
    assert wrong == []
