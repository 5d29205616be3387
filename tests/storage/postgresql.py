"""A PostgreSQL server of our own for the tests: Debian's programs, loopback, gone when the tests end."""

import atexit
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest

PASSWORD = "pa%ss:w@rd/ä"
"""With everything in it that a URL has to escape."""

_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int

    def url(self, database: str, password: str = PASSWORD) -> str:
        """The URL of one of its databases."""
        return f"postgresql://postgres:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Make an empty database; return its name."""
        name = f"annotator_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name}")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever uses it."""
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, sql: str, database: str = "postgres") -> None:
        """Run a statement outside a transaction."""
        with closing(self._connect(database)) as connection:
            connection.execute(sql.encode())

    def _connect(self, database: str) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user="postgres",
            password=PASSWORD,
            dbname=database,
            autocommit=True,
        )


@cache
def server() -> Server:
    """Start the server once a run; skip, saying so, where there is none to start."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        if os.environ.get("CI") == "true" and os.environ.get("ANNOTATOR_NEED_POSTGRESQL") == "1":
            pytest.fail("no PostgreSQL server is installed, and this run needs one")
        pytest.skip("no PostgreSQL server is installed here (Debian: postgresql)")
    return _started(programs[-1].parent)


def _started(programs: Path) -> Server:
    folder = Path(tempfile.mkdtemp(prefix="annotator-postgresql-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    secret = folder / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        # The server refuses to run for root.
        user = {"user": "postgres", "group": "postgres"}
        for path in (folder, secret):
            shutil.chown(path, "postgres", "postgres")
    data = folder / "data"
    subprocess.run(
        [
            programs / "initdb",
            *("-D", data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", secret),
            *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **user,
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [
            programs / "postgres",
            *("-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", folder),
            *("-c", "fsync=off", "-c", "max_connections=60"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        **user,
    )
    atexit.register(_stop, process)
    found = Server(port)
    _wait_for(found, process)
    return found


def _wait_for(found: Server, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            found.run("SELECT 1")
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
