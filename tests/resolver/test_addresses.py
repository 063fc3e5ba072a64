from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.resolver.addresses import SPECIAL_V4, SPECIAL_V6, forbidden

EMBEDDED = ["::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:7f00:1::", "::ffff:0:7f00:1"]


@pytest.mark.parametrize("block", SPECIAL_V4)
def test_both_ends_of_each_block_are_closed_and_its_neighbours_judged_on_their_own(block: str) -> None:
    network = IPv4Network(block)
    assert forbidden(str(network[0])) == forbidden(str(network[-1])) == SPECIAL_V4[block]
    others = [IPv4Network(other) for other in SPECIAL_V4 if other != block]
    for neighbour in (int(network[0]) - 1, int(network[-1]) + 1):
        if 0 <= neighbour < 2**32 and not any(IPv4Address(neighbour) in other for other in others):
            assert forbidden(str(IPv4Address(neighbour))) is None


@pytest.mark.parametrize("block", SPECIAL_V6)
def test_both_ends_of_each_ipv6_block_are_closed(block: str) -> None:
    network = ip_network(block)
    assert forbidden(str(network[0]))
    assert forbidden(str(network[-1]))


@pytest.mark.parametrize(
    "address",
    [
        *("::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "5f00::1", "100::1", "2001:db8::1"),
        *EMBEDDED,
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "fe80::1%eth0", "2620:fe::fe%1"),
        *("169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "168.63.129.16", "255.255.255.255", "0.0.0.0"),
        *("", "localhost", "1.2.3", "2130706433"),
    ],
)
def test_what_must_not_be_dialled(address: str) -> None:
    assert forbidden(address)


@pytest.mark.parametrize("address", ["9.9.9.9", "172.32.0.1", "100.128.0.1", "2620:fe::fe", "2a00:1450::1", "::ffff:9.9.9.9"])
def test_what_may_be_dialled(address: str) -> None:
    assert forbidden(address) is None


def test_an_allowed_block_opens_itself_alone() -> None:
    allowed = (ip_network("127.0.0.0/30"),)
    assert forbidden("127.0.0.1", allowed) is None
    assert forbidden("::ffff:127.0.0.1", allowed) is None
    assert forbidden("127.0.0.4", allowed)
    assert forbidden("::1", allowed)


@given(st.integers(0, 2**32 - 1))
def test_a_mapped_address_is_judged_as_what_it_maps(number: int) -> None:
    plain = IPv4Address(number)
    mapped = IPv6Address((0xFFFF << 32) | number)
    assert forbidden(str(plain)) == forbidden(str(mapped))


@given(st.integers(0, 2**128 - 1))
def test_nothing_outside_global_unicast_is_public(number: int) -> None:
    address = IPv6Address(number)
    if address.ipv4_mapped is None and number >> 125 != 1:
        assert forbidden(str(address))
