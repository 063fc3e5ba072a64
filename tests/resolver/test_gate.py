import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linkaudit.model import Failure, Request
from linkaudit.platforms.urls import Address
from linkaudit.resolver.addresses import forbidden
from linkaudit.resolver.gate import LONGEST, Gate
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.transport import Transport

ROOT = Path(__file__).parents[2]
HOSTILE = ROOT / "../shared/data/hostile"
GATE = Gate(Settings())


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example/",
        "https://news.example:443/a",
        "http://9.9.9.9/",
        "http://a.test/",
        "http://x.invalid/",
        "http://[2620:fe::fe]/",
    ],
)
def test_what_passes(url: str) -> None:
    assert isinstance(GATE.judge(url), Address)


@pytest.mark.parametrize(
    ("url", "kind", "detail"),
    [
        ("http://127.0.0.1/", "refused", "address (loopback)"),
        ("http://[::1]/", "refused", "address (not public IPv6)"),
        ("http://[::ffff:10.0.0.1]/", "refused", "address (private use)"),
        ("http://2130706433/", "refused", "ambiguous address"),
        ("http://0x7f.1/", "refused", "ambiguous address"),
        ("http://017700000001/", "refused", "ambiguous address"),
        ("http://127.1/", "refused", "ambiguous address"),
        ("http://0177.0.0.1/", "refused", "ambiguous address"),
        ("http://9.9.9.09/", "refused", "ambiguous address"),
        ("http://4294967297/", "refused", "ambiguous address"),
        ("http://9.9.9.9.9/", "refused", "ambiguous address"),
        ("http://news.0x/", "refused", "ambiguous address"),
        ("http://①②⑦.⓪.⓪.①/", "refused", "address (loopback)"),
        ("http://localhost/", "refused", "special name"),
        ("http://a.localhost./", "refused", "special name"),
        ("http://intranet/", "refused", "special name"),
        ("http://printer.local/", "refused", "special name"),
        ("http://metadata.google.internal/", "refused", "special name"),
        ("http://abc.onion/", "refused", "special name"),
        ("http://1.0.0.127.in-addr.arpa/", "refused", "special name"),
        ("http://news.example:22/", "refused", "port"),
        ("http://news.example:0/", "refused", "port"),
        ("https://news.example:80443/", "malformed", "impossible port"),
        ("http://user@news.example/", "refused", "user name in the address"),
        ("http://@news.example/", "refused", "user name in the address"),
        ("mailto:a@news.example", "refused", "scheme"),
        ("file:///etc/hostname", "refused", "scheme"),
        ("htp://news.example/", "malformed", "unknown scheme htp:"),
        ("http:/news.example/", "malformed", "no // after the scheme"),
        ("http://news.example/\r\nX: y", "malformed", "control character in the address"),
        ("http://127.0.0.1\\@news.example/", "malformed", "backslash before the path"),
        ("http://news.example/" + "a" * LONGEST, "refused", "too long"),
    ],
)
def test_what_does_not(url: str, kind: str, detail: str) -> None:
    judged = GATE.judge(url)
    assert isinstance(judged, Failure)
    assert (judged.kind, judged.detail) == (kind, detail)


def test_passwords_never_come_back() -> None:
    judged = GATE.judge("https://user:hunter2@news.example/")
    assert isinstance(judged, Failure)
    assert "hunter2" not in judged.url


def test_allowed_ports_and_addresses() -> None:
    gate = Gate(Settings(allow_port=(8080,), allow_address=("127.0.0.0/8",)))
    assert isinstance(gate.judge("http://127.0.0.1:8080/"), Address)
    assert isinstance(gate.judge("http://127.0.0.1:8081/"), Failure)
    assert isinstance(gate.judge("http://10.0.0.1:8080/"), Failure)


PIECES = st.sampled_from(
    [
        *("http https : / // /// \\ @ . .. 127.0.0.1 0x7f.1 2130706433 017700000001 [::1] [::ffff:7f00:1] localhost".split()),
        *(
            "intranet evil.example news.example news。example １２７.0.0.1 ① %31 %00 ß xn-- xn--a :80 :22 :0 :99999 ?q #f a:b@".split()
        ),
        *("\t", "\r\n", "\x00", "\u200b", "\u202e", "\u00ad", "\ud800"),
    ]
)


class Dials:
    """Answers every name with addresses of all sorts, and notes who would have been dialled."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def getaddrinfo(self, host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        answers = {0: ["9.9.9.9"], 1: ["10.0.0.1"], 2: ["9.9.9.9", "127.0.0.1"]}[len(host) % 3]
        if host.replace(".", "").isdigit() or ":" in host:
            answers = [host]
        families = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(families[":" in one], socket.SOCK_STREAM, 6, "", (one, port)) for one in answers]

    def connect(self, address: tuple[str, int]) -> None:
        self.made.append(address[0])
        raise ConnectionRefusedError


@given(st.lists(PIECES, min_size=1, max_size=7).map("".join) | st.text(max_size=50).map("http://".__add__))
@settings(max_examples=10_000)
@example("http://evil.example/")
def test_no_address_however_spelled_leads_to_a_forbidden_dial(url: str) -> None:
    dials = Dials()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", dials.getaddrinfo)
        patch.setattr(socket.socket, "connect", lambda _, address: dials.connect(address))
        answer = TRANSPORT.get(Request(url=url))
    assert isinstance(answer, Failure)
    assert answer.kind in ("malformed", "refused", "connection refused"), answer
    assert [one for one in dials.made if forbidden(one)] == []


TRANSPORT = Transport(Settings(timeout=5))


@pytest.mark.skipif(not HOSTILE.exists(), reason="needs ../shared/data/hostile")
def test_the_open_sample_of_hostile_addresses() -> None:
    command = [sys.executable, str(HOSTILE / "check_urls.py"), "--adapter", "tests.resolver.adapter:fetch", "--path", str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    checks = sum(1 for line in (HOSTILE / "urls.jsonl").read_text(encoding="utf-8").splitlines() if json.loads(line))
    assert done.returncode == 0, done.stdout
    assert "dialled an address outside the allowed set in 0 cases" in done.stdout
    assert int(done.stdout.rsplit(" passed", 1)[0].split()[-1]) >= checks
