"""Where a service listens."""

import socket

from services.common.settings import PREFIX, UnusableSetting


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the address, of IPv4 or IPv6; at `::` for both.

    Raises UnusableSetting where the port is taken, or not to be had at that address.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        both = family is socket.AF_INET6 and socket.has_dualstack_ipv6()
        listening = socket.create_server(address, family=family, backlog=2048, dualstack_ipv6=both)
    except OSError as error:
        raise UnusableSetting(f"{PREFIX}HOST, {PREFIX}PORT: {host} {port}: {error.strerror}") from error
    # for the connections too: asyncio sets it only where it made the socket, and without it an answer in two
    # pieces waits for the client's late acknowledgement of the first, 40 ms
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
