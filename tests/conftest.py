"""The suite's walls: no network but loopback, no environment of the user, and programs that are missing said by name."""

import ipaddress
import os
import shutil
import socket

import hypothesis
import pytest

# A shared machine is no reason for a failure; the examples are the same in every run, so that a red test can be repeated.
hypothesis.settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large],
)
hypothesis.settings.load_profile("suite")

REQUIRE_ALL = os.environ.get("LINKAUDIT_REQUIRE_ALL") == "1"


def _is_local(address):
    if not isinstance(address, tuple):
        return True
    try:
        return ipaddress.ip_address(address[0].split("%")[0]).is_loopback
    except ValueError:
        return address[0] in ("localhost", "")


@pytest.fixture(autouse=True, scope="session")
def _closed_network():
    """A connection to anything but loopback fails the test that opens it."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded(self, address):
        assert self.family == socket.AF_UNIX or _is_local(address), f"a test dialled {address}"
        return connect(self, address)

    def guarded_look_up(host, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_local((name,)):
            raise socket.gaierror(socket.EAI_NONAME, f"a test looked up {name}")
        return look_up(host, *args, **kwargs)

    socket.socket.connect, socket.getaddrinfo = guarded, guarded_look_up
    yield
    socket.socket.connect, socket.getaddrinfo = connect, look_up


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch):
    """What the user's shell sets must not change a report."""
    terminal, ci, proxies = (
        ("NO_COLOR", "COLUMNS", "LINES"),
        ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"),
        ("http_proxy", "https_proxy"),
    )
    for name in (*terminal, *ci, *proxies):
        monkeypatch.delenv(name, raising=False)


REAL_TIME = frozenset({"cli", "faults", "pipeline", "resolver", "scale", "simulator"})
"""Folders of tests with servers, signals and deadlines of their own, which a busy machine may miss."""


def pytest_collection_modifyitems(items):
    # To allow each test its reruns would make it wait for the plugin's own server: the whole suite would take twice as long.
    for item in items:
        if not REAL_TIME.isdisjoint(item.path.parts) or hasattr(getattr(item, "module", None), "growth"):
            item.add_marker(pytest.mark.flaky(reruns=2))


def pytest_runtest_setup(item):
    """`@pytest.mark.needs("soffice")`: skip by name, or fail where everything is required."""
    for mark in item.iter_markers("needs"):
        for program in mark.args:
            if shutil.which(program) is None:
                (pytest.fail if REQUIRE_ALL else pytest.skip)(f"{program} is not installed")
