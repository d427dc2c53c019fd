"""Lines of a body that arrives in pieces, none of them ever larger than allowed."""

from collections.abc import AsyncIterator


class TooLong:
    """Stands in for a line that was longer than allowed and is not kept."""


TOO_LONG = TooLong()


async def lines(pieces: AsyncIterator[bytes], limit: int) -> AsyncIterator[bytes | TooLong]:
    """Every line of the body without its end, empty ones too; TOO_LONG for one beyond `limit` bytes."""
    buffer = bytearray()
    skipping = False
    async for piece in pieces:
        start = 0
        while (end := piece.find(b"\n", start)) >= 0:
            buffer += piece[start:end]
            yield TOO_LONG if skipping or len(buffer) > limit else bytes(buffer)
            buffer.clear()
            skipping = False
            start = end + 1
        buffer += piece[start:]
        if len(buffer) > limit:
            buffer.clear()
            skipping = True
    if buffer or skipping:
        yield TOO_LONG if skipping else bytes(buffer)
