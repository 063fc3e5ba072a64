"""`linkaudit explain`: the manual of a rule, from the rule itself."""

from __future__ import annotations

from difflib import get_close_matches

import click

from linkaudit.cli.delivery import write


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> int:
    """Print what RULE means, when it speaks, and what to do about it; without RULE, list the rules."""
    from linkaudit import rules  # noqa: PLC0415 - not needed for --help
    from linkaudit.errors import ConfigError  # noqa: PLC0415

    if rule is None:
        write((f"{known.ID:<30} {known.SEVERITY:<8} {rules.summary(known.ID)}\n" for known in rules.RULES), None)
        return 0
    if rule not in {known.ID for known in rules.RULES}:
        near = get_close_matches(rule, (known.ID for known in rules.RULES), 1)
        asked = f"did you mean {near[0]}? " if near else ""
        raise ConfigError(f"there is no rule {rule!r}", hint=f"{asked}linkaudit explain lists them")
    write(iter((f"{rules.manual(rule).strip()}\n",)), None)
    return 0
