"""Small .fit files as a watch writes them, a header, messages with their definitions, and two checksums."""

import struct
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeAlias

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
BEGAN = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
ENUM, UINT32, SINT32 = 0x00, 0x86, 0x85
LETTERS = {ENUM: "B", UINT32: "I", SINT32: "i"}
FILE_ID, SESSION, LAP, RECORD = 0, 18, 19, 20
RUNNING, CYCLING = 1, 2
NIBBLES = (
    *(0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401),
    *(0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400),
)

Field: TypeAlias = tuple[int, int, int]  # its number, its type and its value
Message: TypeAlias = tuple[int, Sequence[Field]]


def seconds_of(moment: datetime) -> int:
    """As the format counts them."""
    return int((moment - EPOCH).total_seconds())


def session(seconds: float, metres: float, *, began: datetime = BEGAN, sport: int = RUNNING) -> Message:
    """The whole of a run."""
    return SESSION, [
        (253, UINT32, seconds_of(began) + int(seconds)),
        (2, UINT32, seconds_of(began)),
        (7, UINT32, round(seconds * 1000)),
        (8, UINT32, round(seconds * 1000)),
        (9, UINT32, round(metres * 100)),
        (5, ENUM, sport),
    ]


def lap(seconds: float, metres: float) -> Message:
    """A part of a run."""
    return LAP, [(2, UINT32, seconds_of(BEGAN)), (8, UINT32, round(seconds * 1000)), (9, UINT32, round(metres * 100))]


def record(second: int, metres: float) -> Message:
    """A point of a run, with a place."""
    place = [(0, SINT32, 596_523_235), (1, SINT32, 119_304_647)]
    return RECORD, [(253, UINT32, seconds_of(BEGAN) + second), *place, (5, UINT32, round(metres * 100))]


def fit_file(*messages: Message) -> bytes:
    """A whole file."""
    data = b"".join(map(_written, [(FILE_ID, [(0, ENUM, 4), (4, UINT32, seconds_of(BEGAN))]), *messages]))
    head = struct.pack("<BBHI4s", 14, 0x10, 2132, len(data), b".FIT")
    whole = head + struct.pack("<H", checksum(head)) + data
    return whole + struct.pack("<H", checksum(whole))


def signed_again(data: bytes) -> bytes:
    """The same bytes with the checksum they need: so what reads them gets past it."""
    return data[:-2] + struct.pack("<H", checksum(data[:-2]))


def _written(message: Message) -> bytes:
    kind, fields = message
    told = b"".join(struct.pack("BBB", number, struct.calcsize(LETTERS[type_]), type_) for number, type_, _ in fields)
    values = b"".join(struct.pack("<" + LETTERS[type_], value) for _, type_, value in fields)
    return struct.pack("<BBBHB", 0x40, 0, 0, kind, len(fields)) + told + b"\x00" + values


def checksum(data: bytes) -> int:
    """CRC-16 as the format has it, four bits at a time."""
    crc = 0
    for byte in data:
        for nibble in (byte & 0xF, byte >> 4):
            crc = (crc >> 4) & 0x0FFF ^ NIBBLES[crc & 0xF] ^ NIBBLES[nibble]
    return crc
