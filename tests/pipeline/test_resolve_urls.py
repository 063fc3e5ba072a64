"""`linkaudit.resolve_urls`: a resolution for each address in the order given, whatever it is."""

import pytest

from linkaudit import resolve_urls


@pytest.mark.parametrize(
    ("url", "outcome", "reason"),
    [
        ("mailto:desk@post.example", "refused", "scheme"),
        ("javascript:alert(1)", "refused", "scheme"),
        ("file:///etc/passwd", "refused", "scheme"),
        ("data:text/html,x", "refused", "scheme"),
        ("htp://post.example/", "broken", "malformed"),
        ("https://post.example:99999/", "broken", "malformed"),
        ("", "broken", "malformed"),
        ("https://desk:secret@post.example/", "refused", "user name in the address"),
        ("https://localhost/", "refused", "special name"),
        ("http://127.0.0.1/", "refused", "address (loopback)"),
    ],
)
def test_what_cannot_be_asked_is_said_and_not_asked(url, outcome, reason):
    (resolution,) = resolve_urls([url])
    assert (resolution.outcome, resolution.reason) == (outcome, reason)


def test_equal_addresses_share_a_resolution_and_keep_their_places():
    first, second, third = resolve_urls(["http://127.0.0.1/", "tel:+1", "http://127.0.0.1/"])
    assert first == third
    assert second.reason == "scheme"
