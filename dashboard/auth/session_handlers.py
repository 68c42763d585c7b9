"""How long a session lasts still, for the page that warns; and the wish to stay."""

from datetime import UTC, datetime, timedelta
from typing import Any

from dashboard.auth.gate import Gate


class SessionTime(Gate):
    """``/phien``: seconds until the session ends by idleness, and at the latest; 401 once it has."""

    is_act = False

    async def get(self) -> None:
        """Answer without any effect: a page that asks by itself keeps no session alive."""
        self.answer(self.request.signed)  # type: ignore[attr-defined]

    async def post(self) -> None:
        """Note that the person is there."""
        signed = self.request.signed  # type: ignore[attr-defined]
        await self.entrance.sessions.seen(signed, every=timedelta())
        self.answer(await self.entrance.sessions.alive(signed.ref) or signed)

    def answer(self, signed: Any) -> None:
        """Answer the seconds left."""
        now, sessions = datetime.now(UTC), self.entrance.sessions
        idle, last = signed.last_seen_at + sessions.idle, signed.created_at + sessions.longest
        left = {name: max(0, int((end - now).total_seconds())) for name, end in (("idle", idle), ("last", last))}
        self.finish({"session": signed.shown, **left})
