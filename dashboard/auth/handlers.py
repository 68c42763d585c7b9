"""Signing in, out, and changing the password: HTML forms that need no script."""

import asyncio
from typing import Any

from tornado.web import HTTPError

from dashboard.auth import demo, forms
from dashboard.auth.entrance import LONGEST_NAME, Credentials, Entered, Refused
from dashboard.auth.errors import BusyError, WeakPasswordError
from dashboard.auth.gate import COOKIE, SIGN_IN, Gate, Hosted, who
from dashboard.auth.pages import PasswordForm, SignInForm
from dashboard.auth.redirects import BadTargetError, local
from dashboard.domain.errors import DatabaseError

MARK = "thiet-bi"
"""Mark of a browser in which somebody has signed in."""
_DAYS_MARKED = 180
_LONGEST_PASSWORD = 1_000
_NOTICES = {"ra": "signed_out", "het": "expired", "doi": "changed"}


class Form(Hosted):
    """What the forms of the entrance share: cookies, and what a browser sends."""

    def text(self, name: str, longest: int) -> str:
        """A field as it was typed, 400 for one longer than anybody types."""
        value = self.get_body_argument(name, "", strip=False)
        if len(value) > longest:
            raise HTTPError(400)
        return value

    def target(self) -> str:
        """Where to go afterwards; 400 for what no browser sends."""
        try:
            return local(self.get_argument("next", "/", strip=False))
        except BadTargetError as error:
            raise HTTPError(400) from error

    def credentials(self, username: str, password: str = "") -> Credentials:
        """Who is meant, from where, and what the browser holds."""
        ground = self.entrance.ground
        held = {name: self.get_cookie(ground.cookie(name)) or "" for name in (COOKIE, MARK)}
        return Credentials(username, password, ground.client(self.request), held[MARK], held[COOKIE])

    def admit(self, entered: Entered, target: str) -> None:
        """Give the browser its new token and mark, and send it on."""
        ground = self.entrance.ground
        flags: dict[str, Any] = {"path": "/", "secure": ground.secure, "httponly": True, "samesite": "Lax"}
        self.set_cookie(ground.cookie(COOKIE), entered.token, **flags)
        self.set_cookie(ground.cookie(MARK), entered.mark, expires_days=_DAYS_MARKED, **flags)
        self.redirect(target, status=303)

    def show(self, page: str, status: int = 200) -> None:
        """Answer a page that nobody on the way may keep."""
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        self.finish(page)


class SignIn(Form):
    """``/dang-nhap``: name and password; on this machine, over simulated data, a guise instead."""

    async def get(self) -> None:
        """Answer the form; who is signed in already goes on."""
        target = self.target()
        notice = next((code for name, code in _NOTICES.items() if self.get_query_argument(name, "")), "")
        try:
            signed = await who(self.entrance, self.request)
        except DatabaseError:
            return await self.answer(target, problem="db_down", status=503)
        if signed is not None and not notice:
            return self.redirect(target, status=303)
        return await self.answer(target, notice=notice)

    async def post(self) -> None:
        """Take name and password."""
        target, username = self.target(), self.text("username", LONGEST_NAME)
        given = self.credentials(username, self.text("password", _LONGEST_PASSWORD))
        try:
            outcome = await self.entrance.sign_in(given)
        except BusyError:
            return await self.answer(target, username=username, problem="busy", status=503)
        except DatabaseError:
            return await self.answer(target, username=username, problem="db_down", status=503)
        if isinstance(outcome, Entered):
            return self.admit(outcome, target)
        told = {"username": username, "problem": outcome.reason, "until": outcome.until}
        return await self.answer(target, **told, status=429 if outcome.until else 401)

    async def answer(self, target: str, *, status: int = 200, **told: Any) -> None:
        """Answer the form with what is to be told."""
        guises = demo.GUISES if await self.shows_guises() else ()
        offered = self.entrance.provider is not None
        form = SignInForm(forms.field(self), target, provider=offered, guises=guises, **told)
        self.show(self.entrance.pages.sign_in(form), status)

    async def shows_guises(self) -> bool:
        """Whether this is the demonstration: this machine, and nothing but simulated reports."""
        if not self.entrance.ground.is_this_machine(self.request):
            return False
        try:
            return await asyncio.to_thread(demo.is_simulated, self.entrance.engine)
        except DatabaseError:
            return False


class LookAround(SignIn):
    """``/dang-nhap/xem-thu``: enter the demonstration as one of its guises."""

    async def get(self) -> None:
        """Answer as an address that does not exist: nothing is entered by a link."""
        raise HTTPError(404)

    async def post(self) -> None:
        """Take the guise; 404 where this is no demonstration."""
        guise = demo.guise_of(self.text("as", LONGEST_NAME))
        if guise is None or not await self.shows_guises():
            raise HTTPError(404)
        await asyncio.to_thread(demo.ensure_account, self.entrance.engine, guise)
        outcome = await self.entrance.enter(self.credentials(guise.username), demo.WAY)
        target = self.target()
        if isinstance(outcome, Entered):
            return self.admit(outcome, guise.target if target == "/" else target)
        return await self.answer(target, problem=outcome.reason, status=401)


class SignOut(Form):
    """``/dang-xuat``: the session ends here and in every window."""

    async def post(self) -> None:
        """End the session, if there is one still."""
        signed = await who(self.entrance, self.request)
        if signed is not None:
            await self.entrance.leave(signed)
        self.clear_cookie(self.entrance.ground.cookie(COOKIE), path="/", secure=self.entrance.ground.secure)
        self.redirect(f"{SIGN_IN}?ra=1", status=303)


class ChangePassword(Gate, Form):
    """``/doi-mat-khau``: the old password and twice the new one."""

    def get(self) -> None:
        """Answer the form."""
        self.answer()

    async def post(self) -> None:
        """Take the new password; whoever is signed in elsewhere by the old one no longer is."""
        fields = (self.text(name, _LONGEST_PASSWORD) for name in ("password", "new", "again"))
        old, new, again = fields
        if new != again:
            return self.answer(problem="different", status=400)
        signed = self.request.signed  # type: ignore[attr-defined]
        try:
            outcome = await self.entrance.change_password(signed, self.credentials(signed.username, old), new)
        except WeakPasswordError as error:
            return self.answer(problem="weak", rules=error.fields["rules"], status=400)
        except BusyError:
            return self.answer(problem="busy", status=503)
        if isinstance(outcome, Refused):
            return self.answer(problem=f"old_{outcome.reason}", until=outcome.until, status=401)
        return self.admit(outcome, "/")

    def answer(self, *, status: int = 200, **told: Any) -> None:
        """Answer the form with what is to be told."""
        signed = self.request.signed  # type: ignore[attr-defined]
        forced = self.entrance.must_change(signed)
        form = PasswordForm(forms.field(self), signed.username, self.entrance.profile.value, forced, **told)
        self.show(self.entrance.pages.password(form), status)
