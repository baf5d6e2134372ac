"""Which address this machine has on its own network."""

import ipaddress
import socket

from bandstand.quantity import BandstandError, Message

# An address for documents only (RFC 5737): asking for the way there sends nothing.
SOMEWHERE = ("192.0.2.1", 9)


class NoNetwork(BandstandError):
    def __init__(self) -> None:
        super().__init__(Message("pair.no_network"))


class NotOwnNetwork(BandstandError):
    """An address that anybody on earth may reach."""

    def __init__(self, address: str) -> None:
        super().__init__(Message("pair.not_own", address=address))


def own_address(named: str | None) -> str:
    """The address that was named, else the one other machines nearby reach this one at.

    Raises BandstandError where there is none, or where it is not of a private network.
    """
    address = named or _found()
    try:
        known = ipaddress.ip_address(address)
    except ValueError as nonsense:
        raise NotOwnNetwork(address) from nonsense
    if not known.is_private or known.is_unspecified or known.version != 4:
        raise NotOwnNetwork(address)
    return address


def _found() -> str:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(SOMEWHERE)
            found = str(probe.getsockname()[0])
    except OSError as none:
        raise NoNetwork from none
    if ipaddress.ip_address(found).is_loopback:
        raise NoNetwork
    return found
