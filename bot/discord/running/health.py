"""Whether the bot is well, over HTTP on this machine alone: /healthz and /metrics."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.discord.services.metrics import CONTENT_TYPE, Metrics


@asynccontextmanager
async def serve_health(port: int | None, metrics: Metrics) -> AsyncIterator[None]:
    """Serve on 127.0.0.1 while the block runs; without a port serve nothing."""
    if port is None:
        yield
        return

    async def healthz(_: web.Request) -> web.Response:
        away = [str(shard) for shard, is_connected in sorted(metrics.sessions().items()) if not is_connected]
        text = f"not connected: {', '.join(away) or 'any'}\n" if away or not metrics.ready else "ok\n"
        return web.Response(text=text, status=200 if metrics.ready else 503)

    async def show_metrics(_: web.Request) -> web.Response:
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
