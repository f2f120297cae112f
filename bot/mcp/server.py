"""The MCP server: the tools, and what an assistant is told about them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from pydantic import ValidationError
from starlette.routing import Route

from bot.desk import Desk
from bot.mcp.arguments import unknown_in, unreadable_in
from bot.mcp.results import refused
from bot.mcp.tools import Tools

PATH = "/mcp"
MAX_BODY = 65_536
INSTRUCTIONS = """\
This server holds what people are reported to have said in the news, and is the only source for it: never quote from
memory.
Quote `words` exactly as given, with who said it, when, and the link. Never complete, correct, merge, translate, or
shorten without an ellipsis what stands in quotation marks. Put quotation marks only around what `in_quotation_marks`
lists: the rest is the reporter's wording, and is given as such. "A, as told by B" is B's account of what A said.
Where `status` is not "found" there is no answer: say so, with `note`, and put nothing in its place. "unsure" is no
answer either: its quotations are the closest there is, and may be about something else."""
QUOTE = "Quote `words` exactly, with name, day and link; never complete, correct or merge them. "
ABOUT = {
    "ask": (
        "What did somebody say?",
        "Find what somebody said about something, or what was said about a topic, in stored news articles. "
        f'{QUOTE}If `status` is not "found" there is no answer: tell the user so, with `note`.',
    ),
    "check_quotation": (
        "Is this quotation real?",
        "Check whether somebody said these words, before quoting them. Only the verdict `exact` allows them as a "
        "quotation; with `altered` use the words as printed; with `not_found` do not say that anybody said them. "
        + QUOTE,
    ),
    "speaker": (
        "Who is this speaker?",
        "Look up whose words there are: names, roles, how many statements, from when to when. Use it to find the full "
        "name before asking. Nothing in it is a quotation.",
    ),
    "timeline": (
        "What did somebody say over time?",
        f"What one speaker said, the oldest first, and how often in each month or year. {QUOTE}",
    ),
    "statement": (
        "One statement, whole",
        "One statement by the id that the other tools give: all its words, and the paragraph it stands in. "
        f"{QUOTE}The paragraph is context and no part of the quotation.",
    ),
}
"""The title and the description of each tool."""


class Server(MCPServer):
    """The SDK's server, but that wrong arguments are a result that says what is wanted, as silences are.

    What the SDK makes of them is an error with Pydantic's words and address in it, and a slip in an argument's name,
    as in `speakr`, would be answered with everybody's words.
    """

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool.

        Raises:
            ToolError: there is none of this name, or it failed by our mistake.
        """
        if why := unknown_in(name, arguments):
            return _as_result(refused(name, why))
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            return _as_result(refused(name, unreadable_in(name, error.__cause__)))


def _as_result(made: Mapping[str, Any]) -> CallToolResult:
    """Return an object as the SDK gives those of tools: as such, and as text for clients that know no other."""
    text = TextContent(type="text", text=json.dumps(made, ensure_ascii=False))
    return CallToolResult(content=[text], structured_content=dict(made))


def make_server(desk: Desk, *, page: str = "") -> MCPServer:
    """Return an MCP server with the tools over this desk; `page` is the address of the page, if one is served."""
    server = Server(
        "onrecord",
        title="On the record",
        description="What people are reported to have said, word for word, with source.",
        instructions=INSTRUCTIONS,
        version=version("onrecord"),
        log_level="ERROR",
    )
    tools = Tools(desk, page)
    about = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for name, (title, description) in ABOUT.items():
        server.add_tool(getattr(tools, name), name=name, title=title, description=description, annotations=about)
    return server


def routes_of(server: MCPServer) -> list[Route]:
    """Return the routes by which the server is reached over HTTP, while its `session_manager` runs.

    Each request stands alone, so that a client that never says goodbye leaves nothing behind.
    """
    app = server.streamable_http_app(
        stateless_http=True,
        json_response=True,
        max_request_body_size=MAX_BODY,
        # Under which names it may be asked is for whoever serves it to say.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    # POST alone: GET would hold a stream open on which nothing ever comes.
    return [Route(PATH, route.endpoint, methods=["POST"]) for route in app.routes if isinstance(route, Route)]
