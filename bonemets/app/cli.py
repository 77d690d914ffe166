"""The command ``bonemets``."""

from __future__ import annotations

import argparse
import re
import sys
from importlib import import_module
from importlib.metadata import version
from platform import python_version

OLDEST = (3, 11)
# Pages in docs/ that are written from what runs: the command, its module and what the page is about.
PAGES = {
    "review": ("clinical_review", "the page a clinician signs, docs/clinical-review.md"),
    "marking": ("marking_page", "the page on marking, docs/marking.md"),
    "claims": ("claim_page", "the ledger of every sourced statement, docs/claims.md"),
    "coverage": ("coverage_page", "what is taught where and tested by what, docs/coverage.md"),
    "readability": ("readability_page", "how easily each lesson reads, docs/readability.md"),
}


def build_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(prog="bonemets", description="Open the bone metastasis course in your browser.")
    parser.add_argument("--version", action="version", version=f"bonemets {version('bonemets')}")
    commands = parser.add_subparsers(dest="command", metavar="command")
    serve = commands.add_parser("serve", help="open the course (this is what `bonemets` alone does)")
    # What comes before the word `serve` must not be reset by what is left out after it.
    for each, unset in ((parser, ""), (serve, argparse.SUPPRESS)):
        each.add_argument(
            "--host", default=unset or "127.0.0.1", help="address to listen on (default: this machine only)"
        )
        each.add_argument(
            "--port", type=_port, default=unset or None, help="port (default: the first free one from 8866)"
        )
        each.add_argument(
            "--url-prefix",
            type=_prefix,
            default=unset or "/",
            help="path before every address, behind a proxy: /bones/",
        )
        each.add_argument(
            "--class-size", type=_count, default=unset or 30, help="how many learners press the link together (30)"
        )
        each.add_argument(
            "--max-learners",
            type=_count,
            default=unset or None,
            help="how many may be in at once; later ones wait for a place (default: twice the class)",
        )
        each.add_argument(
            "--idle-minutes",
            type=_count,
            default=unset or 30,
            help="after so many minutes without a click a place becomes free (30)",
        )
        each.add_argument(
            "--no-prepare",
            action="store_true",
            default=unset or False,
            help="prepare a page when it is first asked for, which saves memory",
        )
        each.add_argument("--no-browser", action="store_true", default=unset or False, help="do not open a browser")
    refresh = commands.add_parser("refresh", help="for authors: run the notebooks and store their outputs")
    pages = [commands.add_parser(name, help=f"for authors: write {about}") for name, (_, about) in PAGES.items()]
    for each in (refresh, *pages):
        each.add_argument("--check", action="store_true", help="change nothing; fail if something is not fresh")
    lint = commands.add_parser("lint", help="for authors: check the question bank")
    lint.add_argument("files", nargs="*", help="bank or case files (default: the whole bank)")
    lint.add_argument("--format", choices=("text", "junit", "sarif"), default="text", help="how to say it (text)")
    return parser


def _port(text: str) -> int:
    try:
        port = int(text)
    except ValueError:
        port = 0
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; a port is a number from 1 to 65535")
    return port


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 10000")
    return int(text)


def _prefix(text: str) -> str:
    if not re.fullmatch(r"/?([A-Za-z0-9_.~-]+/?)*", text) or ".." in text:
        raise argparse.ArgumentTypeError(f"{text!r} is not a path; a path looks like /bones/")
    return f"/{text.strip('/')}/" if text.strip("/") else "/"


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: Words after ``bonemets``; those of the process when ``None``.

    Returns:
        Exit status, 0 for success.
    """
    if sys.version_info < OLDEST:
        sys.exit(f"bonemets needs Python 3.11 or newer; this is Python {python_version()}.")
    options = build_parser().parse_args(arguments)
    try:
        return _run(options)
    except FileNotFoundError as error:
        sys.exit(str(error))


def _run(options: argparse.Namespace) -> int:
    if options.command == "refresh":
        from bonemets.app.refresh import refresh  # noqa: PLC0415 - needs nbclient, which serving does not

        return refresh(check=options.check)
    if options.command in PAGES:
        module, _ = PAGES[options.command]
        status: int = import_module(f"bonemets.app.{module}").write(check=options.check)
        return status
    if options.command == "lint":
        from bonemets.app.lint import run  # noqa: PLC0415

        return run(options.files, options.format)
    from bonemets.app.launcher import Options, serve  # noqa: PLC0415 - Voilà takes a second to import

    serve(
        Options(
            host=options.host,
            port=options.port,
            url_prefix=options.url_prefix,
            class_size=options.class_size,
            max_learners=options.max_learners,
            idle_minutes=options.idle_minutes,
            prepare=not options.no_prepare,
            open_browser=not options.no_browser,
        )
    )
    return 0
