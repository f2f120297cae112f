"""`onrecord completion`: what makes a shell complete commands and options."""

from __future__ import annotations

import click

from bot.cli.complaint import COMPLETE
from bot.cli.options import example

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", epilog=example("onrecord completion bash >> ~/.bashrc"))
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the lines that make SHELL complete commands and options behind 'onrecord' and the tab key.

    For bash they belong into ~/.bashrc, for zsh into ~/.zshrc (after compinit), for fish into
    ~/.config/fish/completions/onrecord.fish.
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, "onrecord", COMPLETE).source())
    return 0
