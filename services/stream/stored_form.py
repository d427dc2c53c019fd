"""Settlements in the form in which Redis holds them; under which keys, `store` tells.

State, reports and changes are messages of `events.proto`, checkpoints of the fold JSON.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from pydantic import TypeAdapter

from services.common.records import Message
from services.common.topics import SETTLEMENT_STATES
from services.domain.fusion import Checkpoint, Memory, Window, in_order
from services.domain.models.changes import StatusChange
from services.messages.codec import (
    decode_change,
    decode_report,
    decode_state,
    encode_change,
    encode_report,
    encode_state,
    published,
)
from services.stream.held import Settled

_CHECKPOINT: TypeAdapter[Checkpoint] = TypeAdapter(Checkpoint)


@dataclass(frozen=True)
class Save:
    """`before`, as it was loaded, to be replaced by `after`, whose version has to be above.

    `changes` are added to the history, `outbox` to what is to be published. `received` are reports of the
    window as they came, by article id: what is not among them is encoded.
    """

    before: Settled | None
    after: Settled
    changes: Sequence[StatusChange] = ()
    outbox: Sequence[Message] = ()
    received: Mapping[str, bytes] = field(default_factory=dict)


def read(
    fields: Mapping[bytes, bytes], window: Mapping[bytes, bytes], told: Mapping[bytes, bytes]
) -> Settled | None:
    """What is kept of a settlement, of what Redis holds of it; None where that is nothing.

    Raises ValueError on foreign data.
    """
    if not fields:
        return None
    head = _checkpoint(fields[b"head"])
    memory = Memory(
        base=_checkpoint(fields[b"base"]),
        cut=datetime.fromisoformat(fields[b"cut"].decode()) if fields[b"cut"] else None,
        window=read_window(window),
        told=in_order(decode_change(change) for change in told.values()),
        head=head,
        trail=(head,) if head else (),
    )
    return Settled(memory, decode_state(fields[b"state"]))


def read_window(reports: Mapping[bytes, bytes]) -> Window:
    """The window of which Redis holds `reports`, all of them at hand."""
    return Window(
        {article.decode(): partial(decode_report, report) for article, report in reports.items()},
        {article.decode(): published(report) for article, report in reports.items()},
    )


def arguments(save: Save, longest_history: int) -> list[bytes | str | int]:
    """What `store.lua` is given to save; see there."""
    state, memory = save.after.state, save.after.memory
    old = save.before.memory if save.before else Memory()
    cut = memory.cut != old.cut
    told, known = {change.id: change for change in memory.told}, {change.id for change in old.told}
    encoded = {change.id: encode_change(change) for change in save.changes}
    # What is published as well is encoded already; what is as it was needs no encoding.
    published = (message.value for message in save.outbox if message.topic == SETTLEMENT_STATES)
    fields: dict[str, bytes | str] = {
        "state": next(published, None) or encode_state(state),
        "cut": memory.cut.isoformat() if memory.cut else "",
        "name": state.settlement.name,
        "status": state.status,
        "confidence": str(state.confidence),
    }
    for name, now, was in (("base", memory.base, old.base), ("head", memory.head, old.head)):
        if save.before is None or now is not was:
            fields[name] = _CHECKPOINT.dump_json(now) if now else b""
    put: dict[str, bytes | str] = {
        article: save.received.get(article) or encode_report(report)
        for article, report in memory.window.changed_since(old.window).items()
    }
    dropped = [article for article in old.window if article not in memory.window] if cut else []
    newly_told: dict[str, bytes | str] = {
        change_id: encoded.get(change_id) or encode_change(change)
        for change_id, change in told.items()
        if change_id not in known
    }
    arguments: list[bytes | str | int] = [
        save.before.state.version if save.before else 0,
        state.version,
        state.settlement.id,
        longest_history,
        *_group(fields),
        *_group(dropped),
        *_group(put),
        *_group([change.id for change in old.told if change.id not in told]),
        *_group(newly_told),
        *_group(encoded),
        len(save.outbox),
    ]
    for message in save.outbox:
        arguments += message.topic, message.key, message.value
    return arguments


def _group(items: Mapping[str, bytes] | Mapping[str, bytes | str] | Sequence[str]) -> list[bytes | str | int]:
    """How many items, then the items: the form in which the script takes lists."""
    if isinstance(items, Mapping):
        return [len(items), *(part for item in items.items() for part in item)]
    return [len(items), *items]


def _checkpoint(data: bytes) -> Checkpoint | None:
    return _CHECKPOINT.validate_json(data) if data else None
