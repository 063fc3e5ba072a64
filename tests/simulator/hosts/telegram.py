"""Telegram: t.me/CHANNEL/ID?embed=1 is 200 always; a gone post says so in `.tgme_widget_message_error` (C)."""

from __future__ import annotations

from tests.simulator.exchange import Ask, Say, html

POSTS = {"/calderlive/411": "The gates are shut."}


def answer(ask: Ask) -> Say:
    text = POSTS.get(ask.path)
    if text is None:
        return html('<!doctype html><title>Telegram Widget</title><div class="tgme_widget_message_error">Post not found</div>')
    return html(
        "<!doctype html><title>Telegram Widget</title>"
        f'<div class="tgme_widget_message js-widget_message" data-post="{ask.path.strip("/")}">'
        '<a class="tgme_widget_message_owner_name" href="https://t.me/calderlive"><span dir="auto">Calder live</span></a>'
        f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>'
        '<a class="tgme_widget_message_date" href="https://t.me/calderlive/411">'
        '<time datetime="2024-03-05T12:00:00+00:00">12:00</time></a></div>'
    )
