"""An honest small Discord on loopback: its REST and gateway as documented, its limits, and faults on demand."""

from __future__ import annotations

import asyncio
import json
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web
from discord_rules import V2_FLAG, RefusedError, check_choices, check_commands, check_message, walk

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAwMA.GTest1.abcdefghijklmnopqrstuvwxyz0123456789AB"
APPLICATION = 1000000000000000000
FORUM, ANNOUNCEMENTS = 3000000000000000015, 3000000000000000005
GUILD, CHANNEL, OWNER = 2000000000000000000, 3000000000000000000, 4000000000000000000
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
EPHEMERAL = 64
MANAGER = str((1 << 3) | (1 << 5) | (1 << 13))
ACKNOWLEDGE_SECONDS = 3.0
DROPPED, STALLED = 0, -1
"""What a fault may be instead of a status: the connection breaks, or nothing comes for `STALL_SECONDS`."""
STALL_SECONDS = 20.0
TOKEN_SECONDS = 900.0
OUR_USER = {"id": str(APPLICATION), "username": "onrecord", "discriminator": "0", "avatar": None, "bot": True}


@dataclass(frozen=True)
class Fault:
    """What is answered to one request, once it has taken effect where `after` says so, and else instead of it."""

    method: str
    path_part: str
    status: int
    body: dict[str, Any]
    after: bool = False

    def meets(self, request: web.Request) -> bool:
        """Say whether this is such a request."""
        return self.method in ("*", request.method) and self.path_part in request.path

    async def answer(self, request: web.Request) -> web.Response:
        """Answer with the fault."""
        if self.status == STALLED:
            await asyncio.sleep(STALL_SECONDS)
        if self.status <= 0 and request.transport is not None:
            request.transport.abort()
            return web.Response(status=503)
        again = str(self.body.get("retry_after", 1))
        headers = {"Retry-After": again, "Via": "1.1 google"} if self.status == 429 else {}
        headers["Content-Type"] = "application/json"
        return web.Response(body=json.dumps(self.body).encode(), status=self.status, headers=headers)


@dataclass
class Asked:
    """One interaction and what the client made of it."""

    id: str
    token: str
    kind: int
    guild: bool
    sent: float
    message: dict[str, Any] | None = None
    acknowledged: float | None = None
    deferred: bool = False
    private: bool = False
    updates: bool = False
    deleted: bool = False
    answers: list[dict[str, Any]] = field(default_factory=list)
    choices: list[dict[str, Any]] | None = None
    modal: dict[str, Any] | None = None
    edits: int = 0
    followups: int = 0
    changed_at: float | None = None

    @property
    def answer(self) -> dict[str, Any]:
        """Return the last state of the answer."""
        return self.answers[-1]

    @property
    def text(self) -> str:
        """Return everything the answer says."""
        return "\n".join(c["content"] for c in walk(self.answer.get("components") or []) if c["type"] == 10)

    def button(self, action: str) -> dict[str, Any]:
        """Return the button that does this."""
        buttons = walk(self.answer.get("components") or [])
        return next(c for c in buttons if c.get("custom_id", "").startswith(f"or1:{action}:"))


class DiscordServer:
    """The server; start it with `async with`."""

    def __init__(self) -> None:
        self.token = TOKEN
        self.requests: list[tuple[str, str]] = []
        self.sent: list[dict[str, Any]] = []
        self.refused: list[str] = []
        self.commands: list[dict[str, Any]] = []
        self.syncs = 0
        self.identified: list[dict[str, Any]] = []
        self.resumed = 0
        self.fail_handshakes = 0
        self.drop_after_taking = 0
        self.history_forbidden = False
        self.nonces: dict[str, dict[str, Any]] = {}
        self.faults: list[Fault] = []
        self.choose_fault: Callable[[web.Request], Fault | None] = lambda _: None
        self.channels: list[dict[str, Any]] = [new_channel(CHANNEL, "news")]
        self.threads: list[dict[str, Any]] = []
        self.here = {**self.channels[0], "guild_id": str(GUILD)}
        self.app_permissions = "274877975552"
        self.managers = {OWNER}
        self.private_context = 1
        self.allow_privileged = False
        self.acknowledge_seconds = ACKNOWLEDGE_SECONDS
        self.messages: dict[str, dict[str, Any]] = {}
        self.asked: dict[str, Asked] = {}
        self.files: dict[str, bytes] = {}
        self.begun: list[tuple[str, str]] = []
        self.published: list[dict[str, Any]] = []
        self.ready = asyncio.Event()
        self._ids = count(5000000000000000000)
        self._sockets: set[Socket] = set()
        self._changed = asyncio.Event()

    async def __aenter__(self) -> DiscordServer:
        app = web.Application(middlewares=[self._guard])
        api = "/api/v10"
        app.add_routes(
            [
                web.get("/gateway", self._gateway),
                web.get(f"{api}/gateway/bot", self._gateway_bot),
                web.get("/files/{name}", self._file),
                web.get(f"{api}/users/@me", self._me),
                web.get(f"{api}/oauth2/applications/@me", self._application),
                web.put(f"{api}/applications/{{app}}/commands", self._put_commands),
                web.post(f"{api}/interactions/{{id}}/{{token}}/callback", self._callback),
                web.route("*", f"{api}/webhooks/{{app}}/{{token}}/messages/{{message}}", self._original),
                web.post(f"{api}/webhooks/{{app}}/{{token}}", self._followup),
                web.post(f"{api}/users/@me/channels", self._open_dm),
                web.post(f"{api}/channels/{{channel}}/messages", self._message),
                web.get(f"{api}/channels/{{channel}}/messages", self._history),
                web.post(f"{api}/channels/{{channel}}/messages/{{message}}/threads", self._thread),
                web.post(f"{api}/channels/{{channel}}/messages/{{message}}/crosspost", self._crosspost),
                web.post(f"{api}/channels/{{channel}}/threads", self._forum_post),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        self.base = f"http://127.0.0.1:{self.port}/api/v10"
        return self

    async def __aexit__(self, *_: object) -> None:
        for socket in list(self._sockets):
            await socket.close(1001)
        await self._runner.cleanup()

    # What a test does

    def fault(self, method: str, path_part: str, status: int, *, after: bool = False, **body: Any) -> None:
        """Answer the next request of this kind with a fault, which with `after` has taken effect all the same."""
        self.faults.append(Fault(method, path_part, status, body, after))

    async def wait_for(self, holds: Callable[[], bool], *, seconds: float = 20.0) -> None:
        """Return when `holds` does."""
        async with asyncio.timeout(seconds):
            while not holds():
                self._changed.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait(), 0.2)

    async def slash(
        self, name: str, /, *, wait: bool = True, private_message: bool = False, user: int = 71, **options: Any
    ) -> Asked:
        """Have somebody use a command ("config channel" is one of a group), and return what came of it."""
        name, _, within = name.partition(" ")
        command = await self._command(name)
        kinds = {str: 3, int: 4, bool: 5, dict: 7}
        given: list[dict[str, Any]] = [
            {"name": k, "type": kinds[type(v)], "value": v["id"] if isinstance(v, dict) else v}
            for k, v in options.items()
        ]
        channels = {v["id"]: v | {"permissions": "0"} for v in options.values() if isinstance(v, dict)}
        if within:
            given = [{"name": within, "type": 1, "options": given}]
        data = {"id": command["id"], "name": name, "type": command.get("type", 1), "options": given}
        data |= {"resolved": {"channels": channels}} if channels else {}
        return await self._interact(2, data, wait=wait, user=user, dm=private_message)

    async def stale(self, name: str, **options: str) -> Asked:
        """Have somebody use a command that their client still shows, with options it no longer has."""
        given = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
        return await self._interact(2, {"id": "1", "name": name, "type": 1, "options": given}, wait=True, user=71)

    async def menu(self, name: str, message: dict[str, Any], *, user: int = 71, wait: bool = True) -> Asked:
        """Have somebody use a command of a message's menu."""
        command = await self._command(name)
        data = {"id": command["id"], "name": name, "type": 3, "target_id": message["id"]}
        data["resolved"] = {"messages": {message["id"]: message}}
        return await self._interact(2, data, wait=wait, user=user)

    async def complete(self, name: str, option: str, typed: str, *, wait: bool = True) -> Asked:
        """Have somebody type into an option, and return the choices."""
        command = await self._command(name)
        data = {
            "id": command["id"],
            "name": name,
            "type": 1,
            "options": [{"name": option, "type": 3, "value": typed, "focused": True}],
        }
        return await self._interact(4, data, wait=wait, user=71)

    async def _command(self, name: str) -> dict[str, Any]:
        """Return a command, once the client has told us of it."""
        await self.wait_for(lambda: bool(self.commands))
        return next(c for c in self.commands if c["name"] == name)

    async def press(self, on: Asked, action: str, *, user: int = 71, wait: bool = True) -> Asked:
        """Have somebody press a button of an answer."""
        button = on.button(action)
        assert not button.get("disabled"), "the button is disabled"
        data = {"custom_id": button["custom_id"], "component_type": 2}
        return await self._interact(3, data, wait=wait, user=user, message=on.answer)

    async def choose(self, on: Asked, choice: str, *, user: int = 71, wait: bool = True) -> Asked:
        """Have somebody choose something in the menu of an answer."""
        menu = on.button("menu")
        assert choice in [option["value"] for option in menu["options"]], "no such option"
        data = {"custom_id": menu["custom_id"], "component_type": 3, "values": [choice]}
        return await self._interact(3, data, wait=wait, user=user, message=on.answer)

    def written(self, content: str = "", *, user: int = 72, files: Sequence[str] = (), **more: Any) -> dict[str, Any]:
        """Return a message that somebody has written, its attachments among the server's `files`."""
        message = self._new_message(CHANNEL, {"content": content}, author=_user(user))
        return message | {"attachments": [self.attached(name) for name in files], **more}

    def attached(self, name: str, **more: Any) -> dict[str, Any]:
        """Return a text file of the server's `files` as an attachment of a message."""
        address = f"http://127.0.0.1:{self.port}/files/{name}"
        size, kind = len(self.files.get(name, b"")), "text/plain; charset=utf-8"
        about = {"id": str(next(self._ids)), "filename": name, "size": size, "content_type": kind}
        return about | {"url": address, "proxy_url": address, **more}

    async def mention(self, text: str, *, user: int = 71, channel: int = CHANNEL, **more: Any) -> dict[str, Any]:
        """Have somebody mention the bot, and return the message; `more` replaces parts of it."""
        message = self._new_message(channel, {"content": f"<@{APPLICATION}> {text}"}, author=_user(user))
        message |= {"mentions": [OUR_USER], "guild_id": str(GUILD), "member": _member(user), **more}
        await self.dispatch("MESSAGE_CREATE", message)
        return message

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Send an event to the client."""
        for socket in list(self._sockets):
            if socket.identified:
                await socket.dispatch(event, data)

    async def drop(self, code: int = 1006) -> None:
        """Cut every gateway connection."""
        for socket in list(self._sockets):
            await socket.close(code)

    async def ask_to_reconnect(self) -> None:
        """Send opcode 7."""
        for socket in list(self._sockets):
            await socket.send({"op": 7, "d": None})

    async def invalidate(self, *, resumable: bool) -> None:
        """Send opcode 9."""
        for socket in list(self._sockets):
            await socket.send({"op": 9, "d": resumable})

    async def _interact(
        self,
        kind: int,
        data: dict[str, Any],
        *,
        wait: bool,
        user: int,
        dm: bool = False,
        message: dict[str, Any] | None = None,
    ) -> Asked:
        token = f"aW50ZXJhY3Rpb24{next(self._ids)}"
        asked = Asked(str(next(self._ids)), token, kind, not dm, time.monotonic(), message)
        self.asked[asked.token] = asked
        payload: dict[str, Any] = {
            "id": asked.id,
            "application_id": str(APPLICATION),
            "type": kind,
            "token": asked.token,
            "version": 1,
            "channel_id": self.here["id"],
            "channel": {"id": str(CHANNEL), "type": 1, "name": "news"} if dm else self.here,
            "locale": "en-US",
            "app_permissions": self.app_permissions,
            "entitlements": [],
            "authorizing_integration_owners": {"1": str(user)} if dm else {"0": str(GUILD)},
            "context": self.private_context if dm else 0,
            "attachment_size_limit": 10485760,
            "data": data,
        }
        payload |= {"user": _user(user)} if dm else {"guild_id": str(GUILD), "member": _member(user)}
        if not dm and user in self.managers:
            payload["member"]["permissions"] = MANAGER
        if message:
            payload["message"] = message
        await self.dispatch("INTERACTION_CREATE", payload)
        if wait:
            await self.finished(asked)
        return asked

    async def finished(self, asked: Asked, *, seconds: float = 10.0) -> None:
        """Return when the interaction has its answer."""
        await self.wait_for(
            lambda: bool(asked.answers or asked.choices is not None or asked.modal or asked.edits), seconds=seconds
        )

    # REST

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        path = request.path
        self.requests.append((request.method, path))
        fault = next((one for one in self.faults if one.meets(request)), None)
        if fault is None:
            fault = self.choose_fault(request)
        else:
            self.faults.remove(fault)
        if fault and not fault.after:
            return await fault.answer(request)
        open_to_all = path.startswith(("/gateway", "/files/", "/api/v10/webhooks", "/api/v10/interactions"))
        if not open_to_all and request.headers.get("Authorization") != f"Bot {self.token}":
            return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        try:
            response: web.StreamResponse = await handler(request)
        except RefusedError as refusal:
            self.refused.append(refusal.message)
            response = web.json_response({"code": refusal.code, "message": refusal.message}, status=refusal.status)
        if response.content_type == "application/json":
            response.headers["Content-Type"] = "application/json"  # as Discord sends it, without a charset
        self._changed.set()
        return await fault.answer(request) if fault else response

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        return web.Response(body=self.files[name]) if name in self.files else web.Response(status=404)

    async def _me(self, _: web.Request) -> web.Response:
        return web.json_response(OUR_USER)

    async def _application(self, _: web.Request) -> web.Response:
        return web.json_response(
            {
                "id": str(APPLICATION), "name": "onrecord", "icon": None, "description": "", "rpc_origins": [],
                "bot_public": True, "bot_require_code_grant": False, "owner": _user(OWNER), "flags": 0,
                "verify_key": "", "team": None, "summary": "",
            }
        )  # fmt: skip

    async def _gateway_bot(self, _: web.Request) -> web.Response:
        limits = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
        return web.json_response(
            {"url": f"ws://127.0.0.1:{self.port}/gateway", "shards": 1, "session_start_limit": limits}
        )

    async def _put_commands(self, request: web.Request) -> web.Response:
        commands = await request.json()
        check_commands(commands)
        self.syncs += 1
        given = {"application_id": str(APPLICATION), "version": "1"}
        self.commands = [
            {**c, **given, "id": str(next(self._ids))} | ({"description": ""} if c.get("type", 1) != 1 else {})
            for c in commands
        ]
        return web.json_response(self.commands)

    async def _callback(self, request: web.Request) -> web.Response:
        asked = self._known(request)
        body, files = await _read(request)
        now = time.monotonic()
        if now - asked.sent > self.acknowledge_seconds:
            raise RefusedError(404, 10062, "Unknown interaction")
        if asked.acknowledged is not None:
            raise RefusedError(400, 40060, "Interaction has already been acknowledged.")
        data = body.get("data") or {}
        if body["type"] in (4, 7):
            check_message(data, files=len(files))
        if body["type"] == 8:
            check_choices(data["choices"])
            asked.choices = data["choices"]
        if body["type"] == 9:
            asked.modal = data
        asked.acknowledged = now
        asked.deferred = body["type"] in (5, 6)
        asked.private = bool(data.get("flags", 0) & EPHEMERAL)
        if body["type"] == 4:
            asked.answers.append(self._new_message(CHANNEL, data, asked=asked, files=files))
        asked.updates = body["type"] in (6, 7)
        shown = {"response_message_loading": body["type"] == 5, "response_message_ephemeral": asked.private}
        answer: dict[str, Any] = {"interaction": {"id": asked.id, "type": asked.kind, **shown}}
        if body["type"] == 4:
            answer["resource"] = {"type": 4, "message": asked.answer}
            answer["interaction"]["response_message_id"] = asked.answer["id"]
        return web.json_response(answer)

    async def _original(self, request: web.Request) -> web.Response:
        asked = self._known(request)
        self._alive(asked)
        if asked.acknowledged is None:
            raise RefusedError(404, 10015, "Unknown Webhook")
        if request.method == "GET":
            return web.json_response(asked.answer)
        if request.method == "DELETE":
            asked.deleted = True
            return web.Response(status=204)
        body, files = await _read(request)
        before = asked.answers[-1] if asked.answers else asked.message
        was_v2 = bool(before and before["flags"] & V2_FLAG)
        check_message(body, files=len(files), edited_v2=was_v2)
        asked.edits += 1
        changed = self._new_message(CHANNEL, body, asked=asked, files=files, before=before)
        if before and (asked.answers or (asked.updates and asked.kind == 3)):
            changed["id"] = before["id"]
            changed["flags"] |= before["flags"] & V2_FLAG  # which no edit can take away
        asked.answers.append(changed)
        asked.changed_at = time.monotonic()
        return web.json_response(changed)

    async def _followup(self, request: web.Request) -> web.Response:
        asked = self._known(request)
        self._alive(asked)
        body, files = await _read(request)
        check_message(body, files=len(files))
        if asked.deferred and not asked.updates and not asked.answers:
            # The first follow-up stands in for the answer that was promised, seen by whom that was promised to.
            asked.answers.append(self._new_message(CHANNEL, body, asked=asked, files=files))
            return web.json_response(asked.answer)
        asked.followups += 1
        if not asked.guild and asked.followups > 5:
            raise RefusedError(400, 40094, "Maximum number of follow up messages sent")
        asked.answers.append(self._new_message(CHANNEL, body, asked=asked, files=files))
        return web.json_response(asked.answer)

    async def _open_dm(self, request: web.Request) -> web.Response:
        body = await request.json()
        user = int(body["recipient_id"])
        return web.json_response({"id": str(9 * 10**18 + user), "type": 1, "recipients": [_user(user)]})

    async def _message(self, request: web.Request) -> web.Response:
        body, files = await _read(request)
        check_message(body, files=len(files))
        nonce = str(body.get("nonce", ""))
        _need_nonce(nonce)
        known = self.nonces.get(nonce) if body.get("enforce_nonce") else None
        message = known or self._new_message(int(request.match_info["channel"]), body, files=files)
        if not known:
            self.sent.append(message)
            self.nonces |= {nonce: message} if nonce else {}
        if self.drop_after_taking and request.transport is not None:
            self.drop_after_taking -= 1
            self._changed.set()
            request.transport.abort()
        return web.json_response(message)

    def _new_thread(self, name: str, channel: str, number: str) -> dict[str, Any]:
        if not 1 <= len(name) <= 100:
            raise RefusedError(400, 50035, "Invalid Form Body: the name of a thread")
        self.begun.append((channel, name))
        times = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": "2026-01-01T00:00:00+00:00"}
        return {
            "id": number, "type": 11, "name": name, "guild_id": str(GUILD), "parent_id": channel,
            "owner_id": str(APPLICATION), "message_count": 0, "member_count": 1, "rate_limit_per_user": 0, "flags": 0,
            "thread_metadata": times | {"locked": False},
        }  # fmt: skip

    async def _thread(self, request: web.Request) -> web.Response:
        body, _ = await _read(request)
        known = request.match_info["message"]
        if known not in self.messages:
            raise RefusedError(404, 10008, "Unknown Message")
        return web.json_response(self._new_thread(body["name"], request.match_info["channel"], known))

    async def _forum_post(self, request: web.Request) -> web.Response:
        body, files = await _read(request)
        if int(request.match_info["channel"]) != FORUM:
            raise RefusedError(400, 50024, "Cannot execute action on this channel type")
        check_message(body["message"], files=len(files))
        thread = self._new_thread(body["name"], request.match_info["channel"], str(next(self._ids)))
        message = self._new_message(int(thread["id"]), body["message"], files=files)
        self.sent.append(message)
        return web.json_response(thread | {"message": message})

    async def _crosspost(self, request: web.Request) -> web.Response:
        if int(request.match_info["channel"]) != ANNOUNCEMENTS:
            raise RefusedError(400, 50024, "Cannot execute action on this channel type")
        message = self.messages[request.match_info["message"]]
        self.published.append(message)
        return web.json_response(message)

    async def _history(self, request: web.Request) -> web.Response:
        if self.history_forbidden:
            raise RefusedError(403, 50001, "Missing Access")
        channel, limit = request.match_info["channel"], int(request.query.get("limit", 50))
        before = int(request.query.get("before", 2**63))
        found = [m for m in self.messages.values() if m["channel_id"] == channel and int(m["id"]) < before]
        return web.json_response(sorted(found, key=lambda m: -int(m["id"]))[:limit])

    def _known(self, request: web.Request) -> Asked:
        asked = self.asked.get(request.match_info["token"])
        if asked is None:
            raise RefusedError(404, 10062, "Unknown interaction")
        return asked

    def _alive(self, asked: Asked) -> None:
        if time.monotonic() - asked.sent > TOKEN_SECONDS:
            raise RefusedError(401, 50027, "Invalid Webhook Token")

    def _new_message(
        self,
        channel: int,
        body: dict[str, Any],
        *,
        author: dict[str, Any] | None = None,
        asked: Asked | None = None,
        files: Sequence[str] = (),
        before: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        attachments = self._attach(body, files, before)
        message: dict[str, Any] = {
            "id": str(next(self._ids)), "channel_id": str(channel), "author": author or OUR_USER,
            "content": body.get("content") or "", "embeds": body.get("embeds") or [],
            "components": body.get("components") or [], "flags": body.get("flags", 0), "attachments": attachments,
            "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "tts": False, "pinned": False,
            "mention_everyone": False, "mentions": [], "mention_roles": [], "type": 0,
            "allowed_mentions": body.get("allowed_mentions"), "nonce": body.get("nonce"),
        }  # fmt: skip
        if body.get("message_reference"):
            message["message_reference"] = body["message_reference"]
        if asked and asked.private:
            message["flags"] |= EPHEMERAL
        self.messages[message["id"]] = message
        return message

    def _attach(
        self, body: dict[str, Any], files: Sequence[str], before: dict[str, Any] | None
    ) -> list[dict[str, Any]]:
        """Return the attachments a message has now, and point what is shown in it at them."""
        kept = {a["id"]: a for a in (before or {}).get("attachments", [])}
        attachments = []
        for given in body.get("attachments", list(kept.values())):
            old = kept.get(str(given["id"]))
            name = old["filename"] if old else files[int(given["id"])]
            new = {"id": str(next(self._ids)), "filename": name, "description": given.get("description"), "size": 1}
            address = f"https://cdn.discordapp.com/attachments/{CHANNEL}/{new['id']}/{name}"
            attachments.append(old or new | {"url": f"{address}?ex=1", "proxy_url": f"{address}?ex=1"})
        urls = {f"attachment://{a['filename']}": a["url"] for a in attachments}
        for component in walk(body.get("components") or []):
            for shown in (component.get("file"), *(item["media"] for item in component.get("items") or [])):
                if shown and shown["url"].startswith("attachment://"):
                    if shown["url"] not in urls:
                        raise RefusedError(400, 50035, f"Invalid Form Body: no attachment for {shown['url']}")
                    shown |= {"url": urls[shown["url"]], "proxy_url": urls[shown["url"]]}
        return attachments

    # Gateway

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        if self.fail_handshakes:
            self.fail_handshakes -= 1
            return web.Response(status=503, text="upstream connect error")
        socket = Socket(self, request.query.get("compress", ""))
        self._sockets.add(socket)
        try:
            return await socket.serve(request)
        finally:
            self._sockets.discard(socket)


class Socket:
    """One gateway connection."""

    def __init__(self, server: DiscordServer, compress: str) -> None:
        self.server = server
        self.identified = False
        self._ws = web.WebSocketResponse()
        self._sequence = 0
        self._deflate = zlib.compressobj() if compress == "zlib-stream" else None

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Speak with the client until one of the two leaves."""
        await self._ws.prepare(request)
        await self.send({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for message in self._ws:
            if message.type is WSMsgType.TEXT:
                await self._receive(json.loads(message.data))
        return self._ws

    async def send(self, payload: dict[str, Any]) -> None:
        """Send one payload, compressed as the client asked."""
        text = json.dumps(payload)
        if self._deflate is None:
            await self._ws.send_str(text)
        else:
            data = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
            await self._ws.send_bytes(data)

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Send one event."""
        self._sequence += 1
        await self.send({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def close(self, code: int) -> None:
        """Close, or for 1006 cut, the connection."""
        self.identified = False
        if code == 1006 and self._ws._req is not None and self._ws._req.transport is not None:
            self._ws._req.transport.abort()
        else:
            await self._ws.close(code=code)

    async def _receive(self, payload: dict[str, Any]) -> None:
        operation, data = payload["op"], payload.get("d")
        if operation == 1:
            await self.send({"op": 11, "d": None})
        elif operation == 2:
            await self._identify(data)
        elif operation == 6:
            self.server.resumed += 1
            self.identified = True
            await self.dispatch("RESUMED", {})
            self.server._changed.set()

    async def _identify(self, data: dict[str, Any]) -> None:
        self.server.identified.append(data)
        if data["token"] != self.server.token:
            await self._ws.close(code=4004, message=b"Authentication failed.")
            return
        if data["intents"] & PRIVILEGED and not self.server.allow_privileged:
            await self._ws.close(code=4014, message=b"Disallowed intent(s).")
            return
        self.identified = True
        await self.dispatch(
            "READY",
            {
                "v": 10, "user": OUR_USER, "guilds": [{"id": str(GUILD), "unavailable": True}],
                "session_id": "s1", "resume_gateway_url": f"ws://127.0.0.1:{self.server.port}/gateway",
                "application": {"id": str(APPLICATION), "flags": 0}, "shard": data.get("shard", [0, 1]),
            },
        )  # fmt: skip
        await self.dispatch("GUILD_CREATE", _guild(self.server.channels, self.server.threads))
        self.server.ready.set()
        self.server._changed.set()


def _need_nonce(nonce: str) -> None:
    if len(nonce) > 25:
        raise RefusedError(400, 50035, "Invalid Form Body: nonce is over 25 characters")


async def _read(request: web.Request) -> tuple[dict[str, Any], list[str]]:
    """Return the body, and the names of the files that came with it."""
    if not request.content_type.startswith("multipart/"):
        return await request.json(), []
    body: dict[str, Any] = {}
    files = []
    async for part in await request.multipart():
        if part.name == "payload_json":  # type: ignore[union-attr]
            body = json.loads(await part.text())  # type: ignore[union-attr]
        else:
            await part.read()  # type: ignore[union-attr]
            files.append(str(part.filename))  # type: ignore[union-attr]
    return body, files


def _user(user: int) -> dict[str, Any]:
    return {"id": str(user), "username": f"person{user}", "discriminator": "0", "avatar": None, "global_name": None}


def _member(user: int) -> dict[str, Any]:
    return {
        "user": _user(user), "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False,
        "flags": 0, "permissions": "2147483648", "nick": None, "premium_since": None, "pending": False,
    }  # fmt: skip


def new_channel(channel: int, name: str, kind: int = 0) -> dict[str, Any]:
    """Return a channel as Discord describes it; kind 2 is a voice channel, 15 a forum."""
    return {"id": str(channel), "type": kind, "name": name, "position": 0, "permission_overwrites": [], "nsfw": False}


def new_thread(channel: int, parent: int, name: str) -> dict[str, Any]:
    """Return a public thread of a channel, or a post of a forum."""
    details = {"archived": False, "auto_archive_duration": 60, "archive_timestamp": "2026-01-01T00:00:00+00:00"}
    return {
        "id": str(channel), "type": 11, "name": name, "parent_id": str(parent), "guild_id": str(GUILD),
        "owner_id": str(OWNER), "message_count": 1, "member_count": 1, "rate_limit_per_user": 0, "flags": 0,
        "thread_metadata": details | {"locked": False},
    }  # fmt: skip


def _guild(channels: Sequence[dict[str, Any]], threads: Sequence[dict[str, Any]]) -> dict[str, Any]:
    everyone = {
        "id": str(GUILD), "name": "@everyone", "color": 0, "hoist": False, "position": 0, "permissions": "274877975552",
        "managed": False, "mentionable": False, "flags": 0, "colors": {"primary_color": 0},
    }  # fmt: skip
    return {
        "id": str(GUILD), "name": "Harbour", "icon": None, "owner_id": str(OWNER), "roles": [everyone], "emojis": [],
        "stickers": [], "features": [], "channels": list(channels),
        "members": [_member(APPLICATION) | {"user": OUR_USER}],
        "member_count": 2, "large": False, "unavailable": False, "threads": list(threads), "voice_states": [],
        "presences": [],
        "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
        "afk_timeout": 300, "system_channel_flags": 0, "premium_tier": 0, "preferred_locale": "en-US", "nsfw_level": 0,
        "joined_at": "2026-01-01T00:00:00+00:00", "stage_instances": [], "guild_scheduled_events": [],
        "soundboard_sounds": [], "premium_progress_bar_enabled": False,
    }  # fmt: skip
