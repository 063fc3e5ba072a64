"""Links that need no server: malformed, of another scheme, or with an impossible port."""

from __future__ import annotations

from tests.faults.behaviours.prose import ALIVE
from tests.faults.case import case, grouped
from tests.faults.line import Line, answer


def spaced(line: Line) -> None:
    """Alive only under the path as the WHATWG spelling has it."""
    wanted = ("two%20words", "gr%C3%B6%C3%9Fe")
    line.say(200 if line.rest.startswith(wanted) else 404, ALIVE)


CASES = grouped(
    "spelled",
    case("port-99999", "broken", url="http://{host}:99999/", reason="malformed"),
    case("port-25", "refused", url="http://{host}:25/"),
    case("bracket", "broken", url="http://[::1/"),
    case("host-space", "broken", url="http://salt marsh.faults.test/"),
    case("userinfo", "refused", url="http://user:secret@{host}:{http}/"),
    case("path-space", "live", spaced, path="two words"),
    case("path-utf8", "live", spaced, path="größe"),
    case("query-pipe", "live", answer(200, ALIVE), path="?a=1|2&b=[x]"),
    case("upper-case-host", "live", answer(200, ALIVE), url="HTTP://UPPER-CASE-HOST.Faults.Test:{http}/upper-case-host/"),
    case("trailing-dot", "live", answer(200, ALIVE), url="http://trailing-dot.faults.test.:{http}/trailing-dot/"),
)
