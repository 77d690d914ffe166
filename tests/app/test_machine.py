"""The machine: ports, addresses, memory and the folder for sockets."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from bonemets.app import machine

HERE = "127.0.0.1"


@pytest.fixture
def busy():
    """A port that another program listens on."""
    with socket.socket() as other:
        other.bind((HERE, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_busy_port_that_was_asked_for_is_named_with_the_way_out(busy):
    with pytest.raises(SystemExit) as caught:
        machine.choose_port(HERE, busy)

    assert caught.value.code == (f"Port {busy} is in use. Stop the other program, or choose another port with --port.")


def test_a_free_port_that_was_asked_for_is_taken():
    with socket.socket() as other:
        other.bind((HERE, 0))
        free = other.getsockname()[1]

    assert machine.choose_port(HERE, free) == free


def test_the_next_free_port_is_chosen_when_none_is_asked_for(busy, monkeypatch):
    monkeypatch.setattr(machine, "DEFAULT_PORT", busy)

    assert busy < machine.choose_port(HERE, None) < busy + machine.PORTS_TO_TRY


def test_no_free_port_at_all_is_said_with_the_range_tried(busy, monkeypatch):
    monkeypatch.setattr(machine, "DEFAULT_PORT", busy)
    monkeypatch.setattr(machine, "PORTS_TO_TRY", 1)
    with pytest.raises(SystemExit, match=f"Ports {busy} to {busy} are in use"):
        machine.choose_port(HERE, None)


@pytest.mark.parametrize("host", ["192.0.2.7", "no.such.host.invalid"])
def test_a_host_that_is_not_this_machine_is_said(host):
    with pytest.raises(SystemExit, match=f"Cannot listen on {host}: it is no address of this machine"):
        machine.choose_port(host, None)


def test_the_folder_for_sockets_is_ours_alone_and_short_enough_for_a_socket(tmp_path, monkeypatch):
    deep = tmp_path / ("x" * 90)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    folder = Path(machine.temporary_folder())

    assert len(f"{folder}/kernel-12345678-1234-1234-1234-123456789abc-ipc-5") <= machine.LONGEST_ADDRESS
    assert os.name == "nt" or folder.stat().st_mode & 0o077 == 0
    folder.rmdir()


def test_the_folder_for_sockets_is_where_the_user_says(monkeypatch):
    with tempfile.TemporaryDirectory(prefix="bm", dir="/tmp" if os.name == "posix" else None) as usual:
        monkeypatch.setattr(tempfile, "tempdir", usual)

        assert Path(machine.temporary_folder()).parent == Path(usual)


def test_a_full_disk_at_the_start_is_said_with_the_way_out(monkeypatch):
    def full(**_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    with pytest.raises(SystemExit, match="Cannot write temporary files: No space left on device"):
        machine.temporary_folder()


@pytest.mark.skipif(not Path("/proc/meminfo").exists(), reason="Linux")
def test_free_memory_is_told_where_the_system_tells_it():
    assert 0 < machine.free_memory_mib() < 1 << 30


def test_a_machine_without_a_network_has_no_address_on_it(monkeypatch):
    class Offline(socket.socket):
        def connect(self, _):
            raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(machine.socket, "socket", Offline)

    assert machine.network_address() is None


def test_more_files_may_be_open_afterwards_and_never_fewer():
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
        machine.raise_file_limit()

        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (min(65536, before[1]), before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
