"""Other machines, on this one: an S3 server (rclone), a Dask scheduler and its workers, all on loopback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.cli.command import environment

BIN = Path(sys.executable).parent
PATIENCE = 120.0
"""Seconds that a busy machine may take to start something."""


@contextmanager
def s3_server(folder: Path) -> Iterator[dict[str, str]]:
    """Serve a directory over S3, its subdirectories as buckets; yields the environment that leads there."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    config = folder.parent / "rclone.conf"
    config.touch()
    args = ["serve", "s3", str(folder), "--addr", f"127.0.0.1:{port}", "--auth-key", "reader,secret", "-q"]
    with running([str(BIN / "rclone"), *args, "--config", str(config)]):
        wait_until(lambda: _answers(port))
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "reader",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }


@contextmanager
def dask_scheduler(folder: Path) -> Iterator[str]:
    """A scheduler; yields its address."""
    file = folder / "scheduler.json"
    args = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    with running([str(BIN / "dask"), *args], log=folder / "scheduler.log"):
        wait_until(lambda: file.exists() and file.read_bytes().endswith(b"}"))
        yield json.loads(file.read_bytes())["address"]


@contextmanager
def dask_worker(
    address: str, folder: Path, *args: str, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of one thread, without a nanny that would start it anew; it is not waited for."""
    options = ["--nthreads", "1", "--no-dashboard", "--local-directory", str(folder), *(args or ["--no-nanny"])]
    with running([str(BIN / "dask"), "worker", address, *options], log=folder / "worker.log", env=env) as process:
        yield process


@contextmanager
def running(
    args: list[str], *, log: Path | None = None, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is ended at the end."""
    theirs = {name: value for name, value in environment(env).items() if name != "PYTHONWARNINGS"}
    with (log or Path(os.devnull)).open("ab") as file:
        process = subprocess.Popen(args, env=theirs, stdout=file, stderr=file)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for something that must come to hold."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
