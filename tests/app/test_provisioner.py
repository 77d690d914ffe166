"""Forked kernels behave as started ones: ready, interrupted, restarted, signaled, ended, with comms and own dice."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager, suppress

import psutil
import pytest
from jupyter_client import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from bonemets.app import nursery, provisioner

pytestmark = pytest.mark.skipif(not nursery.CAN_FORK, reason="forks")

SECONDS = 30
CPU_SECONDS = 0.1
FORKED = "bonemets.app.parent"
NOT_THIS_PYTHON = ["/elsewhere/python", "-m", "ipykernel_launcher", "-f", "c.json"]


@pytest.fixture(scope="module", autouse=True)
def parents():
    """One nursery for all tests here, as a server has one."""
    KernelProvisionerFactory.clear_instance()
    KernelProvisionerFactory.instance().default_provisioner_name = "bonemets"
    yield
    KernelProvisionerFactory.clear_instance()  # a server sets its own
    provisioner.close_nursery()


@asynccontextmanager
async def started(**options):
    """Start a kernel and a client of it; give both."""
    manager = AsyncKernelManager(transport="ipc", autorestart=False)
    await manager.start_kernel(**options)
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=SECONDS)
        yield manager, client
    finally:
        client.stop_channels()
        with suppress(RuntimeError):
            await manager.shutdown_kernel(now=True)
        manager.context.destroy(linger=0)


def run(test):
    return asyncio.run(asyncio.wait_for(test, SECONDS))


async def value(client, expression):
    """Evaluate something in the kernel; give its repr."""
    reply = await client.execute_interactive(
        "", user_expressions={"it": expression}, timeout=SECONDS, output_hook=lambda _: None
    )
    return reply["content"]["user_expressions"]["it"]["data"]["text/plain"]


async def status(manager):
    """Wait for the end of the kernel; give its exit status."""
    while (found := await manager.provisioner.poll()) is None:  # noqa: ASYNC110 - there is no event to wait for
        await asyncio.sleep(0.01)
    return found


def test_a_kernel_is_forked_at_little_cost_and_knows_the_package_already():
    async def test():
        async with started() as (manager, client):
            process = psutil.Process(manager.provisioner.pid)
            assert FORKED in process.cmdline()
            assert sum(process.cpu_times()[:2]) <= CPU_SECONDS
            assert await value(client, "'bonemets.widgets.quiz' in __import__('sys').modules") == "True"
            assert await value(client, "__import__('os').getpid()") == str(process.pid)

    run(test())


def test_comms_of_widgets_are_open_in_a_forked_kernel():
    async def test():
        async with started() as (_, client):
            targets = await value(client, "sorted(get_ipython().kernel.comm_manager.targets)")
            assert {"'jupyter.widget'", "'jupyter.widget.control'"} <= set(targets.strip("[]").split(", "))
            heard = []
            await client.execute_interactive(
                "import bonemets as bm; bm.quiz('symptoms-pre')", timeout=SECONDS, output_hook=heard.append
            )
            kinds = [message["header"]["msg_type"] for message in heard]
            assert "comm_open" in kinds
            assert kinds.count("execute_result") == 1

    run(test())


def test_two_kernels_throw_different_dice_and_lead_sessions_of_their_own():
    async def test():
        async with started() as (one, client), started() as (other, second):
            dice = "__import__('random').random(), __import__('uuid').uuid4()"
            assert await value(client, dice) != await value(second, dice)
            pids = one.provisioner.pid, other.provisioner.pid
            assert [os.getsid(pid) for pid in pids] == list(pids)

    run(test())


def test_an_interrupt_stops_a_cell_and_the_kernel_goes_on():
    async def test():
        async with started() as (manager, client):
            # A kernel drops what follows an error for a moment, unless told not to.
            message = client.execute("print('now')\nwhile True: pass", stop_on_error=False)
            while (await client.get_iopub_msg(timeout=SECONDS))["header"]["msg_type"] != "stream":
                pass
            await manager.interrupt_kernel()
            reply = await client.get_shell_msg(timeout=SECONDS)
            assert reply["parent_header"]["msg_id"] == message
            assert reply["content"]["ename"] == "KeyboardInterrupt"
            assert await value(client, "1 + 1") == "2"

    run(test())


def test_a_restart_gives_a_new_process_that_remembers_nothing():
    async def test():
        async with started() as (manager, client):
            await client.execute_interactive("left_behind = 1", timeout=SECONDS)
            first = manager.provisioner.pid
            await manager.restart_kernel(now=True)
            await client.wait_for_ready(timeout=SECONDS)
            assert manager.provisioner.pid != first
            assert not psutil.pid_exists(first)
            assert await value(client, "'left_behind' in globals()") == "False"

    run(test())


@pytest.mark.parametrize(
    ("number", "found"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGKILL, -signal.SIGKILL), (signal.SIGUSR1, -10)]
)
def test_a_signal_reaches_the_kernel_and_how_it_ended_is_known(number, found):
    async def test():
        async with started() as (manager, _):
            assert await manager.is_alive()
            await manager.signal_kernel(number)
            assert await status(manager) == found
            assert not await manager.is_alive()

    run(test())


@pytest.mark.parametrize("code", [0, 7])
def test_the_exit_status_of_a_kernel_is_known(code):
    async def test():
        async with started() as (manager, client):
            client.execute(f"__import__('os')._exit({code})")
            assert await status(manager) == code

    run(test())


def test_a_polite_shutdown_ends_the_process_and_leaves_no_socket():
    async def test():
        async with started() as (manager, _):
            pid, sockets = manager.provisioner.pid, f"{manager.ip}-{manager.shell_port}"
            assert os.path.exists(sockets)  # noqa: PTH110, ASYNC240 - a socket
            await manager.shutdown_kernel(now=False)
            assert not psutil.pid_exists(pid)
            assert not os.path.exists(sockets)  # noqa: PTH110, ASYNC240

    run(test())


def test_where_nothing_can_fork_a_kernel_is_started_as_usual(monkeypatch):
    monkeypatch.setattr(nursery, "CAN_FORK", False)

    async def test():
        async with started() as (manager, client):
            assert FORKED not in psutil.Process(manager.provisioner.pid).cmdline()
            assert await value(client, "2 + 2") == "4"

    run(test())


def test_where_no_parent_stays_a_kernel_is_started_as_usual(monkeypatch, caplog):
    def gone(*_):
        raise nursery.NurseryError("the forking parent does not stay")

    monkeypatch.setattr(nursery.Nursery, "_ask_base", gone)

    async def test():
        async with started() as (manager, _):
            assert FORKED not in psutil.Process(manager.provisioner.pid).cmdline()

    run(test())
    assert "no kernel forked, starting one: the forking parent does not stay" in caplog.text


def test_a_kernel_that_is_to_have_run_a_lesson_is_never_started_without_it():
    async def test():
        environment = {**os.environ, provisioner.LESSON: "no-such.ipynb"}
        with pytest.raises(nursery.NurseryError, match=r"no-such\.ipynb has no parent"):
            async with started(env=environment):
                pass

    run(test())


@pytest.mark.parametrize("command", [NOT_THIS_PYTHON, [sys.executable, "-m", "other_kernel", "-f", "c.json"]])
def test_a_kernel_of_another_kind_is_started_as_usual(command, monkeypatch):
    async def usual(_self, cmd, **_):
        return {"started": cmd}

    monkeypatch.setattr(LocalProvisioner, "launch_kernel", usual)
    ours = provisioner.ForkedProvisioner(parent=AsyncKernelManager(connection_file="c.json"), kernel_id="k")

    assert run(ours.launch_kernel(command, env={}, cwd=".")) == {"started": command}
