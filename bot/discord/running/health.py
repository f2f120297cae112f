"""Whether the bot is well, over HTTP on this machine alone: /healthz and /metrics."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.discord.services.metrics import CONTENT_TYPE, Metrics


@asynccontextmanager
async def serve_health(
    port: int | None, metrics: Metrics, *, behind: Callable[[], Awaitable[float | None]]
) -> AsyncIterator[None]:
    """Serve on 127.0.0.1 while the block runs; without a port serve nothing.

    `behind` gives by how many seconds the library may be behind another, None where it is not or cannot be read.
    """
    if port is None:
        yield
        return

    async def healthz(_: web.Request) -> web.Response:
        away = [str(shard) for shard, is_connected in sorted(metrics.sessions().items()) if not is_connected]
        seconds = await behind()
        ok = "ok\n" if seconds is None else f"ok, {seconds:.1f} s behind\n"
        text = f"not connected: {', '.join(away) or 'any'}\n" if away or not metrics.ready else ok
        return web.Response(text=text, status=200 if metrics.ready else 503)

    async def show_metrics(_: web.Request) -> web.Response:
        metrics.behind = await behind()
        return web.Response(text=metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.get("/metrics", show_metrics)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield
    finally:
        await runner.cleanup()
