"""The forking parent: has everything imported, may have run a lesson, and forks itself into kernels.

Runs as a program of its own, started by :mod:`bonemets.app.nursery`. It stays single-threaded, because a fork takes
one thread along and whatever the others hold stays locked for ever. It reads no secret: what it knows, every kernel
knows.
"""

from __future__ import annotations

import contextlib
import gc
import os
import random
import select
import shutil
import signal
import socket
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from bonemets.app import rehearsal, wire

if TYPE_CHECKING:
    from collections.abc import Callable

# No history file, and none of the advice meant for a kernel started by hand.
QUIET = ("--HistoryManager.enabled=False", "--Session.digest_history_size=0", "--IPKernelApp.parent_handle=1")

SEE_OFF_SECONDS = 2
KERNEL_NICENESS = 5  # a kernel that computes must not keep the server from answering the others


class Parent:
    """Wait for requests and for children that end.

    Args:
        control: Socket the requests come from; when it closes, the parent ends.
    """

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.children: dict[int, socket.socket] = {}
        self.woken, self.waker = socket.socketpair()
        for end in (self.woken, self.waker):
            end.setblocking(False)  # noqa: FBT003 - its only parameter

    def serve(self) -> None:
        """Fork for each request until the server is gone."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which then lets go of us
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self.waker.fileno(), warn_on_full_buffer=False)
        while True:
            readable, _, _ = select.select([self.control, self.woken], [], [])
            if self.woken in readable:
                self.woken.recv(4096)
                self.reap()
            if self.control in readable:
                request = wire.receive(self.control)
                if request is None:
                    break
                self.fork(*request)
        self._see_off()

    def reap(self) -> None:
        """Tell the server how a child ended, on the child's lifeline."""
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = ended
                with self.children.pop(pid) as lifeline, contextlib.suppress(OSError):
                    lifeline.sendall(wire.ENDED + b"%d\n" % os.waitstatus_to_exitcode(status))

    def fork(self, request: dict[str, Any], lifeline: socket.socket) -> None:
        """Become the kernel or the lesson's parent that was asked for, in a child."""
        # What is here now is never looked at again, so that its pages stay shared; the last collection makes the
        # child count anew, or it would keep its own garbage until that is a quarter of all this.
        gc.collect()
        gc.freeze()
        gc.collect()
        pid = os.fork()
        if pid:
            self.children[pid] = lifeline
            return
        self._forget()
        _run(become_kernel if "connection_file" in request else become_parent, request, lifeline)

    def _see_off(self) -> None:
        """Wait a moment for the children, who lose the server too, so that none is left to be buried by others."""
        end = time.monotonic() + SEE_OFF_SECONDS
        while self.children and time.monotonic() < end:
            self.reap()
            time.sleep(0.01)

    def _forget(self) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for end in (self.control, self.woken, self.waker, *self.children.values()):
            end.close()
        self.children = {}


def _run(become: Callable[[dict[str, Any], socket.socket], None], request: dict[str, Any], own: socket.socket) -> None:
    """Run a child to its end; nothing of it may return into the parent's loop."""
    status = 1
    try:
        become(request, own)
        status = 0
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    except BaseException:  # noqa: BLE001 - the last stop before the process ends
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)


def become_parent(request: dict[str, Any], control: socket.socket) -> None:
    """Run a lesson's cells, say what they show, and wait as the parent of its learners' kernels."""
    os.chdir(request["cwd"])
    wire.send(control, rehearsal.rehearse(request["name"], request["cells"]))
    Parent(control).serve()


def become_kernel(request: dict[str, Any], lifeline: socket.socket) -> None:
    """Be an ordinary IPython kernel, with what the parent has prepared."""
    os.setsid()
    os.nice(KERNEL_NICENESS)
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    random.seed()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    from ipykernel.comm.comm import BaseComm  # noqa: PLC0415 - warmed up by now
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415

    # The namespace of the rehearsal, so that a kernel has the names its cells made.
    app = IPKernelApp.instance(user_ns=rehearsal.namespace, capture_fd_output=False)
    app.initialize(["-f", request["connection_file"], *QUIET, *request["arguments"]])
    # The widgets of the rehearsal came to life without a kernel; to them, this is the one.
    BaseComm.kernel = app.kernel
    threading.Thread(target=_end_with_server, args=(lifeline,), daemon=True).start()
    lifeline.sendall(wire.READY + b"%d\n" % os.getpid())
    app.start()


def _end_with_server(lifeline: socket.socket) -> None:
    """End when the server is gone: a kernel nobody can reach must not stay."""
    with contextlib.suppress(OSError):
        lifeline.recv(1)
    os._exit(1)


def main() -> None:
    """Serve on the socket whose number is given; the folder given after it has no use without a server."""
    control = socket.socket(fileno=int(sys.argv[1]))
    rehearsal.warm_up()
    Parent(control).serve()
    for folder in sys.argv[2:]:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
