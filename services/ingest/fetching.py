"""Reading from servers that can't be trusted: bounded in time and size, and never inside our own network."""

import asyncio
import ipaddress
import socket
import zlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass

import httpx

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class FetchError(Exception):
    """The page can't be had; trying again later may help."""


class Refused(FetchError):
    """The page is at an address, of a scheme or of a size that we never read."""


@dataclass(frozen=True)
class Fetched:
    """An answer. `url` is where the redirects ended; `body` is unpacked, and empty for 304."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """An HTTP client that connects to public addresses only, and to `allowed` networks.

    Every hop of a redirect is looked up once, and connected to at the very address that was checked: a name
    that changes between check and use gains nothing.
    """

    def __init__(
        self, allowed: Sequence[Network] = (), seconds: float = 20.0, max_bytes: int = 2 * 1024 * 1024
    ) -> None:
        self._seconds = seconds
        self._max_bytes = max_bytes
        self._client = httpx.AsyncClient(
            transport=_CheckedTransport(allowed),
            timeout=httpx.Timeout(seconds, connect=min(seconds, 10.0)),
            follow_redirects=True,
            max_redirects=5,
            trust_env=False,
            headers={"User-Agent": "Frontwatch/1 (news reader)", "Accept-Encoding": "gzip"},
        )

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """The answer to a GET, if it is 200 or 304. Raises FetchError for all else."""
        try:
            async with (
                asyncio.timeout(self._seconds),
                self._client.stream("GET", url, headers=headers) as answer,
            ):
                if answer.status_code not in (200, 304):
                    raise FetchError(f"the server answered {answer.status_code}")
                body = b"" if answer.status_code == 304 else await self._body(answer)
                return Fetched(answer.status_code, str(answer.url), dict(answer.headers), body)
        except TimeoutError as error:
            raise FetchError(f"not finished after {self._seconds:g} s") from error
        except (
            httpx.HTTPError,
            httpx.InvalidURL,
            httpx.StreamError,
            zlib.error,
            OSError,
            ValueError,
        ) as error:
            raise FetchError(f"{type(error).__name__}: {error}") from error

    async def close(self) -> None:
        """Close what is open."""
        await self._client.aclose()

    async def _body(self, answer: httpx.Response) -> bytes:
        encoding = answer.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in ("identity", "gzip", "x-gzip", "deflate", ""):
            raise Refused(f"content encoding {encoding!r} was not asked for")
        pieces = answer.aiter_raw()
        if encoding not in ("identity", ""):
            pieces = _unpacked(pieces, self._max_bytes)
        body = bytearray()
        async for piece in pieces:
            body += piece
            if len(body) > self._max_bytes:
                raise Refused(f"larger than {self._max_bytes} bytes")
        return bytes(body)


async def _unpacked(pieces: AsyncIterator[bytes], limit: int) -> AsyncIterator[bytes]:
    """The pieces unpacked, at most one byte above `limit` at a time: a bomb does not get to burst.

    Raises FetchError where the end is missing: half an article can't be told from a whole one.
    """
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)
    async for piece in pieces:
        rest = piece
        while rest:
            if inflate.eof:  # what is packed may have several members, one behind the other
                inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)
            yield inflate.decompress(rest, limit + 1)
            rest = inflate.unused_data
    if not inflate.eof:
        raise FetchError("the body breaks off before its end")


class _CheckedTransport(httpx.AsyncBaseTransport):
    def __init__(self, allowed: Sequence[Network]) -> None:
        self._allowed = allowed
        # Connections are known by address here; kept alive, one would serve another name at that address.
        self._transport = httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        if request.url.scheme not in ("http", "https"):
            raise Refused(f"scheme {request.url.scheme!r}")
        address = await self._checked_address(host, request.url.port or 0)
        checked = httpx.Request(
            request.method,
            request.url.copy_with(host=str(address)),
            headers=request.headers,  # among them Host, with the name
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return await self._transport.handle_async_request(checked)

    async def aclose(self) -> None:
        await self._transport.aclose()

    async def _checked_address(self, host: str, port: int) -> _Address:
        """The address to connect to. Raises Refused where one of the host's addresses is out of bounds."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port or None, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpx.ConnectError(f"{host} can't be looked up: {error}") from error
        addresses = [ipaddress.ip_address(entry[4][0]) for entry in found]
        for address in addresses:
            if not self._may_reach(address):
                raise Refused(f"{host} is at {address}, which is not a public address")
        return addresses[0]

    def _may_reach(self, address: _Address) -> bool:
        if isinstance(address, ipaddress.IPv6Address):
            inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
            if address in _NAT64:
                inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
            if inner:
                return self._may_reach(inner)
        if any(address.version == network.version and address in network for network in self._allowed):
            return True
        return address.is_global and not address.is_multicast and not address.is_reserved
