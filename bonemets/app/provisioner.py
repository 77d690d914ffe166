"""A jupyter_client provisioner that has kernels forked instead of started; entry point ``bonemets``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_client.provisioning import LocalProvisioner

from bonemets.app import nursery

if TYPE_CHECKING:
    from jupyter_client.connect import KernelConnectionInfo

LESSON = "BONEMETS_LESSON"  # environment variable: the rehearsed lesson a kernel is to have run
_NURSERY: list[nursery.Nursery] = []


def shared_nursery() -> nursery.Nursery:
    """Give the one nursery of this process."""
    if not _NURSERY:
        _NURSERY.append(nursery.Nursery())
    return _NURSERY[0]


def close_nursery() -> None:
    """End the forking parents of this process, if there are any."""
    while _NURSERY:
        _NURSERY.pop().close()


class ForkedProvisioner(LocalProvisioner):
    """Fork IPython kernels from a parent that has everything imported; start any other kernel as usual.

    Where the system cannot fork (Windows), or a parent does not answer, it is the ordinary provisioner.
    """

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork, or else start, a kernel.

        Raises:
            NurseryError: If the kernel is to have run a lesson and cannot be forked.
        """
        env = kwargs.get("env") or dict(os.environ)
        lesson = env.get(LESSON)
        options = {"connection_file": self.parent.connection_file, "arguments": []} if lesson else _options(cmd)
        if options is None or not nursery.CAN_FORK:
            return await super().launch_kernel(cmd, **kwargs)
        folder = str(kwargs.get("cwd") or Path.cwd())
        try:
            self.process = await shared_nursery().kernel({**options, "cwd": folder, "env": env}, lesson)
        except nursery.NurseryError as error:
            if lesson:
                raise
            self.log.warning("no kernel forked, starting one: %s", error)
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.pgid = self.process.pid
        self.cwd = folder
        return self.connection_info


def _options(cmd: list[str]) -> dict[str, Any] | None:
    """Take a kernel's connection file and options from its command; ``None`` if it is not this Python's IPython."""
    if cmd[0] != sys.executable or cmd[1:4] != ["-m", "ipykernel_launcher", "-f"]:
        return None
    return {"connection_file": cmd[4], "arguments": cmd[5:]}
