import pytest

from linkaudit.corpus.outlets import domain, outlet
from tests.support import an_article


@pytest.mark.parametrize(
    ("host", "registered"),
    [
        ("www.post.example", "post.example"),
        ("news.post.co.uk", "post.co.uk"),
        ("post.com.br", "post.com.br"),
        ("quay.wordpress.com", "quay.wordpress.com"),
        ("a.b.post.de", "post.de"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
        ("WWW.Post.EXAMPLE.", "post.example"),
        ("", ""),
    ],
)
def test_the_registered_part_of_a_host(host, registered):
    assert domain(host) == registered


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://m.post.example/2020/a", "post.example"),
        ("https://web.archive.org/web/20200107/https://www.post.example/a", "post.example"),
        ("https://web.archive.org/web/20200107120000id_/http://post.example/a", "post.example"),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_the_outlet_of_an_address(url, name):
    assert outlet(an_article(url=url)) == name


def test_a_record_may_say_it_itself():
    assert outlet(an_article(extra={"publisher": " The Quay Post "})) == "the quay post"
    assert outlet(an_article(url="https://post.example/a", extra={"domain": "other.example"})) == "post.example"
