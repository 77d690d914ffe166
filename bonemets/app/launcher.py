"""Start the server with the course's settings, whatever the user's own Jupyter is set to."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass

from bonemets.app import folder, machine
from bonemets.app.server import Course


@dataclass(frozen=True)
class Options:
    """How the course is served.

    Attributes:
        host: Address to listen on; ``127.0.0.1`` keeps it on this machine.
        port: Port, or ``None`` for the first free one from 8866.
        url_prefix: Path before every address, such as ``"/bones/"`` behind a proxy.
        class_size: How many learners are expected to press the link together.
        max_learners: How many may have a place at once; twice a class where left out.
        idle_minutes: After how many minutes without a learner's doing their place becomes free.
        prepare: Whether to prepare every page at the start, rather than when it is first asked for.
        open_browser: Whether to open the course in a browser.
    """

    host: str = "127.0.0.1"
    port: int | None = None
    url_prefix: str = "/"
    class_size: int = 30
    max_learners: int | None = None
    idle_minutes: float = 30
    prepare: bool = True
    open_browser: bool = True


def serve(options: Options) -> None:
    """Serve the course until stopped."""
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(folder.SHARE), os.environ.get("JUPYTER_PATH")]))
    # The kernel must be the Python this package is installed in, whatever a user's own folder offers.
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    _write_log()
    machine.raise_file_limit()
    Course.launch_instance(
        [
            str(folder.notebooks()),
            f"--Voila.config_file_paths={folder.SETTINGS.parent}",
            f"--Voila.ip={options.host}",
            f"--port={machine.choose_port(options.host, options.port)}",
            f"--Voila.base_url={options.url_prefix}",
            f"--Voila.open_browser={options.open_browser}",
            f"--Course.max_learners={options.max_learners or 2 * options.class_size}",
            f"--Course.idle_minutes={options.idle_minutes}",
            f"--Course.prepare={options.prepare}",
            "--Voila.log_level=ERROR",
            "--KernelManager.autorestart=False",
            f"--KernelManager.transport={'ipc' if os.name == 'posix' else 'tcp'}",
            "--MappingKernelManager.cull_idle_timeout=0",
            "--KernelProvisionerFactory.default_provisioner_name=bonemets",
            "--VoilaConfiguration.multi_kernel_manager_class=bonemets.app.server.QuietManager",
        ]
    )


def _write_log() -> None:
    """Write one line an event to the standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("bonemets")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
