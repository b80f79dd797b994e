"""Policies as bytes, to be shipped to where data is: a line with the hash, one with the file's name and the reforms,
and the text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

_MAGIC = b"guiju policy 1 "

Reform = dict[str, Any]
"""The arguments of one reform, in texts."""


@dataclass(frozen=True)
class Parcel:
    """What makes a policy anew anywhere: its text before any reform, and the reforms in their order."""

    file: str
    text: str
    reforms: Sequence[Reform]

    @property
    def body(self) -> bytes:
        """Only the last part of the path: where a policy was read from is no part of what it says."""
        head = {"file": PurePath(self.file).name, "reforms": list(self.reforms)}
        return f"{json.dumps(head, ensure_ascii=False, sort_keys=True)}\n{self.text}".encode()

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    def packed(self) -> bytes:
        return _MAGIC + self.hash.encode() + b"\n" + self.body

    @classmethod
    def unpacked(cls, packed: bytes, expected: str | None) -> Parcel:
        """Raises `ValueError` for what `packed` has not made, what was damaged, or another policy's bytes."""
        line, _, body = packed.partition(b"\n")
        if not line.startswith(_MAGIC):
            raise ValueError("these are not the bytes of a policy")
        told = line.removeprefix(_MAGIC).decode("ascii", "replace")
        found = hashlib.sha256(body).hexdigest()
        if found != told:
            raise ValueError(f"the policy was damaged on its way: its hash is {found}, not {told}")
        if expected is not None and found != expected:
            raise ValueError(f"this is not the policy {expected}: its hash is {found}")
        head, _, text = body.decode().partition("\n")
        return cls(text=text, **json.loads(head))
