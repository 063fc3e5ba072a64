"""What the user may say about the network side of an audit; the names are those of the command's options."""

from __future__ import annotations

from dataclasses import dataclass, fields
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import urlsplit

from linkaudit.errors import ConfigError
from linkaudit.version import __version__

USER_AGENT = f"linkaudit/{__version__} (link audit of news articles; asks each link once)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Network policy, pacing and patience. Raises `ConfigError` for a value that cannot be meant."""

    timeout: float = 20.0
    """Seconds of network time of one try over all its hops; waiting in the host heap and back-off do not count."""
    retries: int = 3
    """Tries after the first."""
    max_in_flight: int = 128
    per_host_concurrency: int = 1
    per_host_interval: float = 1.0
    """Seconds between two requests to one host, redirect hops and retries included; 0 switches pacing off."""
    egress_proxy: str | None = None
    """`http://[user:password@]host:port`; look-up and address check are then the proxy's."""
    ca_bundle: str | None = None
    """PEM file that replaces the usual certificate authorities."""
    allow_address: tuple[str, ...] = ()
    """CIDR blocks that may be dialled though they are not public."""
    allow_port: tuple[int, ...] = ()
    """Ports that may be asked beside 80 and 443."""
    user_agent: str = USER_AGENT
    max_minutes: float | None = None
    """Minutes after which the run ends and the rest stays `unchecked`."""
    archive: bool = False
    """Look for a Wayback capture of what is gone."""

    def __post_init__(self) -> None:
        for field in fields(self):
            _bounded(field.name, getattr(self, field.name))
        _networks(self.allow_address)
        if self.egress_proxy is not None:
            _check_proxy(self.egress_proxy)
        if not self.user_agent.isascii() or not self.user_agent.isprintable() or not self.user_agent:
            raise ConfigError("user-agent: only printable ASCII can be sent", hint="name yourself and a contact address")

    @property
    def networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """`allow_address`, read."""
        return _networks(self.allow_address)


_BOUNDS: dict[str, tuple[float, float]] = {
    "timeout": (0.05, 3600),
    "retries": (0, 20),
    "max_in_flight": (1, 1024),
    "per_host_concurrency": (1, 1024),
    "per_host_interval": (0, 3600),
    "max_minutes": (0, 525_600),
    "allow_port": (1, 65535),
}


def _bounded(name: str, value: object) -> None:
    bounds = _BOUNDS.get(name)
    for item in value if isinstance(value, tuple) else (value,):
        if bounds and isinstance(item, (int, float)) and not bounds[0] <= item <= bounds[1]:
            low, high = bounds
            option = name.replace("_", "-")
            raise ConfigError(f"{option}: {item} is out of range", hint=f"give a value from {low:g} to {high:g}")


def _networks(blocks: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(block) for block in blocks)
    except ValueError as error:
        raise ConfigError(f"allow-address: {error}", hint="give a block such as 192.0.2.0/24 or 2001:db8::/32") from None


def _check_proxy(url: str) -> None:
    hint = "give http://host:port or https://host:port"
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.path in ("", "/")
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        raise ConfigError("egress-proxy: not the address of a proxy", hint=hint)
