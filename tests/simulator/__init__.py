"""A loopback world of posts, short links, news sites and archives, to audit articles against without the network.

    with Simulator(hosts.ALL) as world:
        linkaudit.audit(files, egress_proxy=world.proxy, ca_bundle=world.bundle)

`world.py` is the one table of what exists and in which state; `states.py` says what each state makes the oracles answer,
with the grade of the evidence; `hosts/` holds one file per site. `python -m tests.simulator` serves it.
"""

from __future__ import annotations

from tests.simulator.server import Simulator

__all__ = ["Simulator"]
