"""A PostgreSQL server for tests: real, with pgvector, on a socket of its own, gone with whoever started it.

Its programs are those in the folder that ONRECORD_POSTGRES names (its `bin` inside), or those of the system. PostgreSQL
refuses to run as root: `nobody` runs it then.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import conninfo

VARIABLE = "ONRECORD_POSTGRES"
WHY_NOT = f"no PostgreSQL 16 or later with pgvector here; {VARIABLE} can name the folder of one"
NOBODY = "nobody"
START = 60.0


def programs() -> Path | None:
    """Return the folder of initdb and postgres where there is a server with pgvector, None where there is none."""
    folders = [*(Path(named) / "bin" for named in [os.environ.get(VARIABLE)] if named)]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    folders += [Path(found).parent for found in [shutil.which("postgres")] if found]
    for folder in folders:
        share = _said(folder / "pg_config", "--sharedir")
        if share and (Path(share) / "extension" / "vector.control").is_file():
            return folder
    return None


def _said(*command: object) -> str:
    try:
        return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


class PostgresServer:
    """One server with its own data, or a standby of another; use with `with`.

    `database` makes a database and returns its address.
    """

    def __init__(self, programs: Path, *, primary: PostgresServer | None = None) -> None:
        self._programs, self._primary = programs, primary
        self._databases = 0

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
        self._as = {"user": NOBODY, "group": "nogroup"} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self.folder, NOBODY)
        self._environment = {**os.environ, "LC_ALL": "C", "HOME": str(self.folder)}
        data = str(self.folder / "data")
        if self._primary:
            follow = ["-h", str(self._primary.folder), "-U", "onrecord", "-D", data, "-R", "-X", "stream", "-c", "fast"]
            done = self._run("pg_basebackup", *follow)
        else:
            done = self._run("initdb", "-D", data, "-U", "onrecord", "-A", "trust", "-E", "UTF8", "-N", "--no-locale")
        assert done.wait() == 0, (self.folder / "log").read_text(encoding="utf-8")
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start the server, again where it was killed, and wait until it answers."""
        with suppress(FileNotFoundError):
            (self.folder / "data" / "postmaster.pid").unlink()
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": self.folder,
            "shared_buffers": "32MB",
            "max_connections": "40",
            "autovacuum": "off",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.process = self._run("postgres", "-D", str(self.folder / "data"), *options)
        deadline = time.monotonic() + START
        while True:
            try:
                psycopg.connect(self.address("postgres")).close()
                return
            except psycopg.OperationalError:
                assert self.process.poll() is None, (self.folder / "log").read_text(encoding="utf-8")
                assert time.monotonic() < deadline
                time.sleep(0.05)

    def kill(self) -> None:
        """Kill the server with all its processes, as a power cut would."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def database(self, *, like: str = "") -> str:
        """Return the address of a new database: an empty one, or a copy of one at an address that nobody uses."""
        self._databases += 1
        name = f"test_{self._databases}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            template = f" TEMPLATE {conninfo.conninfo_to_dict(like)['dbname']}" if like else ""
            connection.execute(f"CREATE DATABASE {name}{template}")
        return self.address(name)

    def address(self, database: str) -> str:
        """Return the address of a database of this server."""
        return f"postgresql://onrecord@/{database}?host={self.folder}"

    def _run(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [str(self._programs / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                cwd=self.folder,
                start_new_session=True,
                **self._as,  # type: ignore[arg-type]
            )
