"""The proxy examples of docs/security.md, run on loopback: what is written there works."""

from __future__ import annotations

import asyncio
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import inside
import pytest

from bonemets.app import nursery

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from browser.serving import free_port  # noqa: E402 - beside us, in a folder that is not installed
from learner import LESSON, Learner  # noqa: E402

pytestmark = pytest.mark.skipif(not nursery.CAN_FORK, reason="forks")

SECONDS = 30
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
  {example}
}}
"""
CADDY = "{{\n admin off\n auto_https off\n}}\n{example}"


def example(language):
    """Give the example of the page on security."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    return re.search(rf"```{language}\n(.*?)```", text, re.DOTALL).group(1)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate that this machine gives itself."""
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    folder = tmp_path_factory.mktemp("tls")
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command += ["-keyout", str(folder / "course.key"), "-out", str(folder / "course.pem")]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def nginx(folder, port, course, tls):
    """Write the example for nginx, for loopback; give the command."""
    text = example("nginx").replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl").replace(":8866", f":{course}")
    text = NGINX.format(folder=folder, example=text.replace("/etc/ssl", str(tls)))
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    return ["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def caddy(folder, port, course, tls):
    """Write the example for Caddy, for loopback; give the command."""
    head = f"https://localhost:{port} {{\n  tls {tls}/course.pem {tls}/course.key"
    text = example("caddy").replace("course.example.org {", head).replace(":8866", f":{course}")
    (folder / "Caddyfile").write_text(CADDY.format(example=text), encoding="utf-8")
    return ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


def _answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(command, port, folder):
    """Run a proxy until the block ends."""
    with (folder / "log").open("wb") as log:
        proxy = subprocess.Popen(
            command, cwd=folder, env={"HOME": str(folder), "PATH": "/usr/sbin:/usr/bin"}, stderr=log
        )
    try:
        end = time.monotonic() + SECONDS
        while not _answers(port):
            assert proxy.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < end
            time.sleep(0.05)
        yield
    finally:
        proxy.terminate()
        proxy.wait(SECONDS)


@pytest.mark.parametrize("program", [nginx, caddy])
def test_a_learner_behind_the_proxy_reads_and_answers_and_sees_no_status(program, certificate, tmp_path, monkeypatch):
    if not shutil.which(program.__name__, path="/usr/sbin:/usr/bin"):
        pytest.skip(f"needs {program.__name__}")

    async def test():
        async with inside.serving(monkeypatch, url_prefix="/bones/") as course:
            port = free_port()
            with running(program(tmp_path, port, course.port, certificate), port, tmp_path):
                base = f"https://localhost:{port}/bones/"
                learner = Learner(f"{base}voila/render/{LESSON}", trust=str(certificate / "course.pem"))
                visit = await learner.visit()
                assert visit.ok, visit.error
                for name, code in (("healthz", 200), ("status", 404)):
                    answer = await learner.http.fetch(f"{base}{name}", raise_error=False, **learner.common)
                    assert (name, answer.code) == (name, code)
                await learner.leave()
                assert course.room.live == 0

    asyncio.run(asyncio.wait_for(test(), SECONDS))
