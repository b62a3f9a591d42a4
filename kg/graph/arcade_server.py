"""The embedded server: ArcadeDB as a child process on loopback, one per KG_HOME.

Several `kg` commands share it. Each holds a lease; the last one to leave stops the server. Where it listens its
process tells; when there is none the next command starts the server anew, where those who hold a lease will find it
again, and ArcadeDB recovers its files by itself.
"""

import json
import logging
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import httpx
import psutil
from filelock import FileLock

from kg.lang.errors import EngineUnavailable
from kg.lang.messages import Message
from kg.state import files
from kg.state.leases import Leases, Ports, drop

log = logging.getLogger(__name__)

DATABASE = "kg"
READER = "reader"
# The files of the passwords: root's and the reader's.
_SECRETS = ("password", "reader-password")
# Seen: 2.5 s on two idle cores; a busy laptop after a crash needs longer to recover its files.
START_SECONDS = 90
STOP_SECONDS = 30
# Readiness probe: the server answers at once or it hangs.
ASK_SECONDS = 5
# A person who waits longer wants to know for what.
SILENT_SECONDS = 15
SILENT = (
    "The embedded engine (process %d) has not answered for %.0f s. It may be starting on a busy machine, or hang: "
    "after %d s it is ended. Ctrl-C stops waiting."
)
# Longer lists in a query only serve to fill the memory; nothing of ours comes near.
MAX_RANGE = 100_000
LOG_TAIL_LINES = 8
# Ctrl-C on the terminal must reach the command alone, not the server it shares.
_NEW_GROUP: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
_NEW_SESSION = sys.platform != "win32"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a running server listens, and its process."""

    pid: int
    bolt_port: int
    http_port: int
    query_seconds: float  # of its own limit, which whoever started it has set


@dataclass(frozen=True, slots=True)
class Passwords:
    """Of the writing user `root` and of the reading user `reader`."""

    root: str
    reader: str


class ArcadeServer:
    """The server of one KG_HOME. `heap` as Java writes it ("1g"); `query_seconds` ends a statement."""

    def __init__(self, home: Path, heap: str, query_seconds: float) -> None:
        self.folder = home.absolute() / "server"
        self.heap = heap
        self._root_option = f"-Darcadedb.server.rootPath={self.folder}"
        self.query_seconds = query_seconds
        self.log = self.folder / "log" / "console.log"
        self._leases = Leases(self.folder / "leases")
        self._child: subprocess.Popen[bytes] | None = None
        # trust_env off: a proxy of the environment must not see traffic to loopback. One client for all requests, without
        # certificates: to read those takes longer than a request, and a dump makes a hundred.
        self._client = httpx.Client(trust_env=False, timeout=60, verify=False)  # noqa: S501  plain HTTP to loopback
        self._client_lock = Lock()

    @contextmanager
    def joined(self) -> Iterator[Address]:
        """Hold a lease on the running server; start it when nobody did, stop it when nobody is left.

        Raises:
            EngineUnavailable: the server does not start; the message holds the end of its log.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._gate():
            address = self.running() or self._start(self._leases.ports() or _free_ports())
            lease = self._leases.take((address.bolt_port, address.http_port))
            try:
                self._await_ready(address)
                self._ensure_database(address)
            except BaseException:
                drop(lease)
                raise
        try:
            yield address
        finally:
            with self._gate():
                drop(lease)
                self._client.close()
                if self._leases.ports() is None:
                    # Another process than at the start, if a query that would not end was ended with it.
                    self._stop(self.running() or address)
                elif self._child is not None:
                    # Another process still uses the server; mark the child as reaped so that Popen does not warn.
                    self._child.returncode = 0

    def restart(self, address: Address) -> Address:
        """End the process of `address` at once and start another at the same ports, where all who joined it find
        it again; it recovers its files by itself. One that has replaced it already is left alone.

        Raises:
            EngineUnavailable: it does not start again.
        """
        with self._gate():
            running = self.running()
            if running is not None and running.pid != address.pid:
                return running
            with suppress(psutil.NoSuchProcess):
                psutil.Process(address.pid).kill()
            # Not psutil's wait: the command that started it may leave a zombie.
            deadline = time.monotonic() + STOP_SECONDS
            while self.runs(address):
                if time.monotonic() > deadline:
                    raise self.dead(Message("engine-not-ended", seconds=int(STOP_SECONDS)))
                time.sleep(0.05)
            if self._child is not None:
                self._child.wait(STOP_SECONDS)
            started = self._start((address.bolt_port, address.http_port))
            self._await_ready(started)
            return started

    def runs(self, address: Address) -> bool:
        """Whether the process of `address` is there and this server."""
        if self._child is not None and self._child.pid == address.pid:
            # Not by its command line, which is empty for a moment while it begins and while it ends.
            return self._child.poll() is None
        with suppress(psutil.NoSuchProcess):
            return self._root_option in psutil.Process(address.pid).cmdline()
        return False

    def passwords(self) -> Passwords:
        """The passwords, made at random on first use and kept in files that only the user can read."""
        return Passwords(*(_secret(self.folder / name) for name in _SECRETS))

    def forget_lost_passwords(self) -> None:
        """The server keeps digests of its users' passwords. Where a file of ours is lost they open nothing any more, so it is
        let make its users anew; the data stay. It must not run."""
        if not all((self.folder / name).exists() for name in _SECRETS):
            (self.folder / "config" / "server-users.jsonl").unlink(missing_ok=True)

    def alive(self) -> bool:
        """Whether a server of this folder runs."""
        return self.running() is not None

    def log_tail(self) -> str:
        """The last lines of the server's log, for messages."""
        if not self.log.exists():
            return ""
        return "\n".join(
            self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_TAIL_LINES:]
        )

    def command(self, address: Address, path: str, **body: Any) -> Any:
        """POST a command to the server's HTTP side as root; its result.

        Raises:
            EngineUnavailable: the server refused it or did not answer.
        """
        url = f"http://127.0.0.1:{address.http_port}/api/v1/{path}"
        if not _listens(address):
            # Whoever took the port meanwhile must not be sent the password.
            raise self.dead(Message("engine-port-taken", port=address.http_port))
        try:
            with self._client_lock:
                answer = self._client.post(url, json=body, auth=("root", self.passwords().root))
        except httpx.HTTPError as error:
            raise self.dead(Message("engine-no-http-answer", detail=error)) from error
        if answer.is_error:
            raise EngineUnavailable("engine-refused-command", command=body, answer=answer.text[:300])
        return answer.json().get("result")

    def dead(self, why: Message) -> EngineUnavailable:
        """The error that tells a person what happened to the server and what to do."""
        return EngineUnavailable("engine-not-running", why=why, log=self.log, tail=self.log_tail())

    def _gate(self) -> FileLock:
        return FileLock(self.folder / "gate.lock", timeout=START_SECONDS + STOP_SECONDS)

    def running(self) -> Address | None:
        """The server of this folder among the processes. Its command line tells its ports, so no file that
        could be stale is needed, and one whose starter was killed half-way is found too."""
        for process in psutil.process_iter(["cmdline", "status"]):
            given = process.info["cmdline"] or []
            if self._root_option not in given or process.info["status"] == psutil.STATUS_ZOMBIE:
                continue
            ports = dict(
                option.split("=", 1) for option in given if option.startswith("-Darcadedb.") and "=" in option
            )
            bolt, http = ports["-Darcadedb.bolt.port"], ports["-Darcadedb.server.httpIncomingPort"]
            seconds = int(ports["-Darcadedb.command.timeout"]) / 1000
            return Address(process.pid, int(bolt), int(http), seconds)
        return None

    def _start(self, ports: Ports) -> Address:
        self.forget_lost_passwords()
        self._write_groups()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        bolt, http = ports
        with self.log.open("wb") as console:
            self._child = subprocess.Popen(
                self._java(bolt, http),
                cwd=self.folder,  # it writes its own log to ./log
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                creationflags=_NEW_GROUP,
                start_new_session=_NEW_SESSION,
            )
        self._guard(self._child.pid)
        return Address(self._child.pid, bolt, http, self.query_seconds)

    def _guard(self, pid: int) -> None:
        """Start the process that stops the server when all who used it were killed."""
        guard = subprocess.Popen(
            [sys.executable, "-m", "kg.graph.arcade_guard", str(self.folder), str(pid)],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=_NEW_GROUP,
            start_new_session=_NEW_SESSION,
        )
        # It outlives this process by design; mark it as reaped so that Popen does not warn.
        guard.returncode = 0

    def _java(self, bolt: int, http: int) -> list[str]:
        wheel = _wheel()
        options = {
            "server.rootPasswordPath": self._password_path(),
            # In production mode it keeps to itself what is wrong with a query.
            "server.mode": "test",
            "server.httpIncomingHost": "127.0.0.1",
            "server.httpIncomingPort": http,
            "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt.host": "127.0.0.1",
            "bolt.port": bolt,
            "command.timeout": int(self.query_seconds * 1000),
            "queryMaxRangeSize": MAX_RANGE,
            "opencypher.loadCsv.allowFileUrls": "false",
            "opencypher.loadCsv.allowRemoteUrls": "false",
        }
        java = wheel / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")
        return [
            str(java),
            f"-Xmx{self.heap}",
            self._root_option,
            *(f"-Darcadedb.{name}={value}" for name, value in options.items()),
            "-Djava.util.logging.manager=com.arcadedb.log.ArcadeLogManager",
            "-cp",
            str(wheel / "jars" / "*"),
            "com.arcadedb.server.ArcadeDBServer",
        ]

    def _password_path(self) -> Path:
        self.passwords()
        return self.folder / "password"

    def _await_ready(self, address: Address) -> None:
        begun, told = time.monotonic(), False
        while (waited := time.monotonic() - begun) < START_SECONDS:
            if waited > SILENT_SECONDS and not told:
                log.warning(SILENT, address.pid, waited, START_SECONDS)
                told = True
            if not self.runs(address):
                raise self.dead(Message("engine-ended-while-starting"))
            if not _listens(address):
                time.sleep(0.1)
                continue
            with suppress(httpx.HTTPError):
                url = f"http://127.0.0.1:{address.http_port}/api/v1/ready"
                if self._client.get(url, timeout=ASK_SECONDS).is_success and _open(address.bolt_port):
                    return
            time.sleep(0.1)
        self._stop(address)
        raise self.dead(Message("engine-not-ready", seconds=int(START_SECONDS)))

    def _ensure_database(self, address: Address) -> None:
        if not (self.folder / "databases" / DATABASE).exists():
            self.command(address, "server", command=f"create database {DATABASE}")
        users = self.folder / "config" / "server-users.jsonl"
        if f'"{READER}"' not in users.read_text(encoding="utf-8"):
            user = {"name": READER, "password": self.passwords().reader, "databases": {DATABASE: [READER]}}
            self.command(address, "server", command=f"create user {json.dumps(user)}")

    def _write_groups(self) -> None:
        everything = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
        groups = {
            "admin": _group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], everything),
            READER: _group([], ["readRecord"]),
        }
        target = self.folder / "config" / "server-groups.json"
        files.replace(target, json.dumps({"databases": {"*": {"groups": groups}}, "version": 1}).encode())

    def _stop(self, address: Address) -> None:
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(address.pid)
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except psutil.TimeoutExpired:
                process.kill()
        if self._child is not None:
            self._child.wait(STOP_SECONDS)


def _group(access: list[str], records: list[str]) -> dict[str, object]:
    # resultSetLimit stays off: it cuts the scans inside a query without a word.
    return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}


def _wheel() -> Path:
    spec = find_spec("arcadedb_embedded")
    if spec is None or spec.origin is None:
        raise EngineUnavailable("engine-not-installed")
    return Path(spec.origin).parent


def _free_ports() -> Ports:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _listens(address: Address) -> bool:
    """Whether both ports are its process's own: another user's process may have taken them between two starts. True where
    the system does not tell (macOS tells the administrator alone)."""
    try:
        found = psutil.Process(address.pid).net_connections("tcp")
    except psutil.AccessDenied:
        return True
    except psutil.Error:
        return False
    ports = {each.laddr.port for each in found if each.status == psutil.CONN_LISTEN}
    return {address.bolt_port, address.http_port} <= ports


def _open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _secret(path: Path) -> str:
    if not path.exists():
        files.replace(path, secrets.token_urlsafe(24).encode())
    return path.read_text(encoding="utf-8")


def free_disk(home: Path) -> int:
    """Bytes free where KG_HOME lies (or will lie)."""
    place = home
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free
