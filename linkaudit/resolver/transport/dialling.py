"""From a name to a connected socket: one look-up, every answer judged, only judged addresses dialled."""

from __future__ import annotations

import errno
import os
import socket
import struct
from collections.abc import Callable

from linkaudit.resolver.addresses import Networks, forbidden
from linkaudit.resolver.transport.faults import Fault
from linkaudit.resolver.transport.names import Answers, Names
from linkaudit.resolver.transport.watchdog import Exchange, Leash

_MOST_ADDRESSES = 4
_BEYOND_ANY_DEADLINE = 4000
"""Seconds; should the watchdog ever die, not even then is a thread lost for good. The kernel counts them: if Python did,
each read and each write would cost another system call, and another turn at the interpreter's lock."""
_KERNEL_DEADLINE = struct.pack("@ll", _BEYOND_ANY_DEADLINE, 0)
_NO_ROUTE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL)
_NO_DESCRIPTOR = (errno.EMFILE, errno.ENFILE)


class _Socket(socket.socket):
    """A socket whose time-out is set once; the watchdog keeps the time, and each setting would cost a system call."""

    __slots__ = ("settled",)

    def settimeout(self, value: float | None) -> None:
        if not hasattr(self, "settled"):
            super().settimeout(value)

    def settle(self) -> None:
        """Connected: from now on it blocks, as long as the kernel lets it."""
        if os.name == "nt":
            super().settimeout(_BEYOND_ANY_DEADLINE)
        else:
            super().settimeout(None)
            self.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, _KERNEL_DEADLINE)
            self.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _KERNEL_DEADLINE)
        self.settled = True


class Dialler:
    """Turns a name and a port into a connected socket, under the address policy of one transport."""

    def __init__(self, names: Names, allowed: Networks) -> None:
        self._names = names
        self._allowed = allowed
        self.make_room: Callable[[], None] = lambda: None
        """Called when the process has no descriptor left: kept connections are worth less than a new one."""

    def dial(self, host: str, port: int, exchange: Exchange, *, checked: bool) -> tuple[socket.socket, Leash]:
        """A connected socket under the exchange's watch. `checked=False` only for the user's own proxy. Raises `Fault`."""
        answers = self._names.find(host, port, exchange)
        if checked:
            # One answer that is not public condemns the name: no telling which one a later look-up would give.
            for _, address in answers:
                self._check(address)
        sock, leash = self._first_open(answers[:_MOST_ADDRESSES], port, exchange)
        if checked:
            self._check(str(sock.getpeername()[0]))
        return sock, leash

    def _check(self, address: str) -> None:
        block = forbidden(address, self._allowed)
        if block is not None:
            raise Fault("refused", f"address ({block})")

    def _first_open(self, answers: Answers, port: int, exchange: Exchange) -> tuple[socket.socket, Leash]:
        errors: list[OSError] = []
        for index, (family, address) in enumerate(answers):
            if exchange.fired or exchange.left <= 0:
                break
            try:
                sock, leash = self._socket(family)
            except OSError as error:
                errors.append(error)
                continue
            try:
                exchange.hold(leash)
                sock.settimeout(exchange.left / (len(answers) - index))
                sock.connect((address, port))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                sock.settle()
                return sock, leash
            except OSError as error:
                sock.close()
                leash.loose()
                errors.append(error)
        raise _not_open(errors)

    def _socket(self, family: int) -> tuple[_Socket, Leash]:
        try:
            return _leashed(family)
        except OSError as error:
            if error.errno not in _NO_DESCRIPTOR:
                raise
            self.make_room()
            return _leashed(family)


def _leashed(family: int) -> tuple[_Socket, Leash]:
    sock = _Socket(family, socket.SOCK_STREAM)
    try:
        return sock, Leash(sock)
    except OSError:
        sock.close()
        raise


def _not_open(errors: list[OSError]) -> Fault:
    # Without IPv6 at home an IPv6 address has no route, which says nothing about the host.
    telling = {type(error) for error in errors if error.errno not in _NO_ROUTE}
    if telling == {ConnectionRefusedError}:
        return Fault("connection refused", "")
    if TimeoutError in telling or not errors:
        return Fault("timeout", "connecting")
    return Fault("reset", (errors[-1].strerror or "no connection").lower())
