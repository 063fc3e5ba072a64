"""`linkaudit explain`: the manual of a rule, from the rule itself."""

from __future__ import annotations

import click


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> int:
    """Print what RULE means, when it speaks, and what to do about it; without RULE, list the rules."""
    from linkaudit import rules  # noqa: PLC0415 - not needed for --help
    from linkaudit.errors import ConfigError  # noqa: PLC0415

    if rule is None:
        for known in rules.RULES:
            click.echo(f"{known.ID:<30} {known.SEVERITY:<8} {rules.summary(known.ID)}")
        return 0
    if rule not in {known.ID for known in rules.RULES}:
        raise ConfigError(f"there is no rule {rule!r}", hint="linkaudit explain lists them")
    click.echo(rules.manual(rule).strip())
    return 0
