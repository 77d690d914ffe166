"""What the machine offers a server: an address on its network, a free port, memory, open files, a temporary folder."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import sys
import tempfile
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None

DEFAULT_PORT = 8866
PORTS_TO_TRY = 20
WANTED_FILES = 65536  # a learner needs about ten
PREFIX = "bonemets-"
# What follows the folder in a kernel's longest socket address, and the longest address a system takes (macOS).
IN_FOLDER = len(f"{PREFIX}12345678/kernel-12345678-1234-1234-1234-123456789abc-ipc-5")
LONGEST_ADDRESS = 103
NOT_OURS = {errno.EADDRNOTAVAIL, errno.EINVAL}


def network_address() -> str | None:
    """Give this machine's address on its network, or ``None`` without one. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation; only the route is looked up
        except OSError:
            return None
        return probe.getsockname()[0]


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if isinstance(error, socket.gaierror) or error.errno in NOT_OURS:
                sys.exit(f"Cannot listen on {host}: it is no address of this machine. Choose another --host.")
            return False
    return True


def choose_port(host: str, port: int | None) -> int:
    """Choose a port: the one asked for, else the first free one from 8866.

    Args:
        host: Address to listen on.
        port: Port asked for, or ``None``.

    Raises:
        SystemExit: If the port asked for is busy, none is free or the host is not ours; the message says what to do.
    """
    for candidate in [port] if port else range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TO_TRY):
        if _is_free(host, candidate):
            return candidate
    wanted = f"Port {port} is" if port else f"Ports {DEFAULT_PORT} to {DEFAULT_PORT + PORTS_TO_TRY - 1} are"
    sys.exit(f"{wanted} in use. Stop the other program, or choose another port with --port.")


def free_memory_mib() -> int:
    """Give how much memory can still be used, in MiB; 0 where the system does not tell."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("MemAvailable:")).split()[1]) // 1024
    return 0


def raise_file_limit() -> None:
    """Allow as many open files as the system lets us."""
    if resource:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = WANTED_FILES if hard == resource.RLIM_INFINITY else min(hard, WANTED_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def temporary_folder() -> str:
    """Make a folder for the kernels' sockets, in ``/tmp`` where the usual place has too long a name for a socket.

    Raises:
        SystemExit: If no folder can be made; the message says what to do.
    """
    try:
        usual = tempfile.gettempdir()
        too_long = os.name == "posix" and len(usual) + 1 + IN_FOLDER > LONGEST_ADDRESS
        return tempfile.mkdtemp(prefix=PREFIX, dir="/tmp" if too_long else usual)  # noqa: S108 - mkdtemp is safe there
    except OSError as error:
        sys.exit(f"Cannot write temporary files: {error.strerror}. Make room, or name another folder in TMPDIR.")
