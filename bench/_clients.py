"""One page opened as a browser opens it, without the browser: what each framework's page costs its server.

Scripts and styles are taken to be in the browser's cache. A session stays open as long as what is returned.
"""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from bench._signed import header

Opened = WebSocketClientConnection | None
Client = Callable[[str], Awaitable[Opened]]

_TOKEN = re.compile(r'"token":\s*"([^"]+)"')
_BROWSER = {"Accept-Encoding": "gzip"}


async def bokeh(address: str, cookies: str = "") -> Opened:
    """A page of Panel: the HTML, then its session over the websocket up to the document; of whose cookies are given."""
    signed = {"Cookie": cookies} if cookies else header(address)
    token = _TOKEN.search((await _get(address, signed)).body.decode())
    if token is None:
        raise RuntimeError(f"no session token in {address}")
    socket = await _connect(address.split("?")[0].rstrip("/") + "/ws", "bokeh", token.group(1), signed=signed)
    await _bokeh_message(socket)
    for part in (json.dumps({"msgid": "1", "msgtype": "PULL-DOC-REQ"}), "{}", "{}"):
        await socket.write_message(part)
    told = await _bokeh_message(socket)
    if told["msgtype"] != "PULL-DOC-REPLY":
        raise RuntimeError(f"{told['msgtype']} instead of the document")
    return socket


async def _bokeh_message(socket: WebSocketClientConnection) -> dict[str, Any]:
    """Header of the next message; its other parts are read and left."""
    header: dict[str, Any] = json.loads(await _part(socket))
    for _ in range(2 + 2 * header.get("num_buffers", 0)):
        await _part(socket)
    return header


async def dash(address: str) -> Opened:
    """A page of Dash: the HTML, its layout, and the answer of the callback that fills it."""
    base = address.split("?")[0].rstrip("/")
    await _get(address)
    layout = json.loads((await _get(f"{base}/_dash-layout")).body)
    callback = json.loads((await _get(f"{base}/_dash-dependencies")).body)[0]
    await _post(f"{base}/_dash-update-component", _callback_body(callback, _values(layout)))
    return None


def _callback_body(callback: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    outputs = [name.rsplit(".", 1) for name in callback["output"].strip(".").split("...")]
    return {
        "output": callback["output"],
        "outputs": [{"id": at, "property": name} for at, name in outputs],
        "inputs": [one | {"value": values[one["id"]]} for one in callback["inputs"]],
        "changedPropIds": [],
        "parsedChangedPropsIds": [],
    }


def _values(component: Any) -> dict[str, Any]:
    """Value of every component of a layout that has one, by its id."""
    if isinstance(component, list):
        return {name: value for one in component for name, value in _values(one).items()}
    if not isinstance(component, dict):
        return {}
    props = component.get("props", {})
    return {props["id"]: props["value"]} if "value" in props else _values(props.get("children"))


async def streamlit(address: str) -> Opened:
    """A page of Streamlit: the HTML, then its session over the websocket up to the end of the script."""
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    for path in ("", "/_stcore/health", "/_stcore/host-config"):
        await _get(address + path)
    socket = await _connect(f"{address}/_stcore/stream", "streamlit", "none", "none")
    question = BackMsg()
    question.rerun_script.query_string = ""
    await socket.write_message(question.SerializeToString(), binary=True)
    answer = ForwardMsg()
    while answer.WhichOneof("type") != "script_finished":
        answer.ParseFromString(await _part(socket))
    return socket


async def _get(address: str, signed: Mapping[str, str] | None = None) -> HTTPResponse:
    return await AsyncHTTPClient().fetch(address, headers=_BROWSER | (header(address) if signed is None else signed))


async def _post(address: str, body: Mapping[str, Any]) -> HTTPResponse:
    headers = _BROWSER | {"Content-Type": "application/json"}
    return await AsyncHTTPClient().fetch(address, method="POST", headers=headers, body=json.dumps(body))


async def _connect(address: str, *protocols: str, signed: Mapping[str, str] | None = None) -> WebSocketClientConnection:
    origin = "/".join(address.split("/")[:3])
    headers = {"Origin": origin} | (header(address) if signed is None else signed)
    request = HTTPRequest(address.replace("http", "ws", 1), headers=headers)
    return await websocket_connect(
        request, subprotocols=list(protocols), compression_options={}, max_message_size=100_000_000
    )


async def _part(socket: WebSocketClientConnection) -> Any:
    part = await socket.read_message()
    if part is None:
        raise RuntimeError("the server closed the session")
    return part


CLIENTS: Mapping[str, Client] = MappingProxyType({"bokeh": bokeh, "dash": dash, "streamlit": streamlit})
