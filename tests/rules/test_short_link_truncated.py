from linkaudit.rules.short_link_truncated import check
from tests.support import a_reference, a_resolution, an_article, by_key


def test_a_cut_link_is_told_without_asking_anybody() -> None:
    link = a_reference(1, "short_link", "https://t.co/YRKx…", key=None, reason="truncated")
    (found,) = check(an_article(link), {})
    assert (found.severity, found.message) == ("warning", "The short link https://t.co/YRKx… is cut off; it leads nowhere.")


def test_a_whole_short_link_and_a_cut_address_elsewhere_pass() -> None:
    whole = a_reference(1, "short_link", "https://t.co/YRKx4bWMGk")
    long = a_reference(2, "link", "https://port.example/…", reason="truncated")
    assert not list(check(an_article(whole, long), {}))


def test_the_resolver_has_the_last_word() -> None:
    link = a_reference(1, "media_link", "https://pic.twitter.com/abcd", key="t.co:abcd", reason="truncated")
    assert not list(check(an_article(link), by_key(a_resolution(link, "live"))))
    assert list(check(an_article(link), by_key(a_resolution(link, "unresolved", "truncated: 4 characters"))))
