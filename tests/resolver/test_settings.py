import pytest

from linkaudit.errors import ConfigError
from linkaudit.resolver.settings import Settings


def test_the_defaults_are_polite() -> None:
    settings = Settings()
    assert (settings.timeout, settings.retries, settings.per_host_concurrency, settings.per_host_interval) == (20, 3, 1, 1)
    assert "linkaudit/" in settings.user_agent


@pytest.mark.parametrize(
    "wrong",
    [
        {"timeout": 0},
        {"retries": -1},
        {"max_in_flight": 0},
        {"per_host_interval": -0.1},
        {"allow_port": (80, 70000)},
        {"allow_address": ("10.0.0.1/8",)},
        {"allow_address": ("everything",)},
        {"egress_proxy": "socks5://proxy:1"},
        {"egress_proxy": "proxy:3128"},
        {"egress_proxy": "http://proxy:99999"},
        {"user_agent": "a\r\nHost: b"},
        {"user_agent": ""},
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_hint(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError) as caught:
        Settings(**wrong)  # type: ignore[arg-type]
    assert caught.value.hint


@pytest.mark.parametrize("proxy", ["http://proxy:3128", "http://user:password@proxy", "https://proxy:8443/"])
def test_proxies(proxy: str) -> None:
    assert Settings(egress_proxy=proxy).egress_proxy == proxy
