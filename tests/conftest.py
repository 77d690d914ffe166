"""What all tests share: a Hypothesis that finds the same things every time, and the page a widget talks to."""

import os

import ipywidgets
import pytest
from hypothesis import HealthCheck, settings

# The same examples on every run and machine. HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile(
    "bonemets", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "bonemets"))


@pytest.fixture(scope="session")
def say():
    """Say something to a widget as the page does. ipywidgets would log and swallow what a handler raises; not here."""

    def say(widget, content):
        for handle in widget._msg_callbacks.callbacks:
            handle(widget, content, [])

    return say


@pytest.fixture
def heard(monkeypatch):
    """Collect what widgets say to the page."""
    contents = []
    monkeypatch.setattr(ipywidgets.Widget, "send", lambda _widget, content: contents.append(content))
    return contents
