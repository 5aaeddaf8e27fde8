"""Tokens of shared libraries: in the key store of the system, and nowhere else.

They stand in no file, no log and no list of arguments. Where a computer has no key store, as many servers,
the environment variable `SIMGUI_SHARED_TOKEN` holds it while a command runs.
"""

import os
from importlib import import_module
from typing import Any

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.sharing.address import Address

ENVIRONMENT_VARIABLE = "SIMGUI_SHARED_TOKEN"
_SERVICE = "SimGUI shared library"


class Credentials:
    """The tokens of shared libraries, by address and user; safe to use from several threads."""

    def token(self, address: Address, user: str) -> str:
        """Give the token of a user; empty if none is kept.

        Raises:
            SimguiError: if the key store refuses.
        """
        if given := os.environ.get(ENVIRONMENT_VARIABLE):
            return given
        try:
            return _keyring().get_password(_SERVICE, _name(address, user)) or ""
        except _errors() as error:
            if _has_no_store(error):
                return ""
            raise _refused(error) from error

    def keep(self, address: Address, user: str, token: str) -> None:
        """Keep the token of a user.

        Raises:
            SimguiError: if there is no key store, or it refuses.
        """
        try:
            _keyring().set_password(_SERVICE, _name(address, user), token)
        except _errors() as error:
            raise _refused(error) from error

    def forget(self, address: Address, user: str) -> None:
        """Forget the token of a user, if one is kept."""
        try:
            if _keyring().get_password(_SERVICE, _name(address, user)) is not None:
                _keyring().delete_password(_SERVICE, _name(address, user))
        except _errors() as error:
            if not _has_no_store(error):
                raise _refused(error) from error


def _name(address: Address, user: str) -> str:
    return f"{user}@{address.server}/{address.name}"


def _keyring() -> Any:
    """Import the package when it is first needed.

    Raises:
        SimguiError: if it is not installed.
    """
    try:
        return import_module("keyring")
    except ImportError as error:
        raise SimguiError(
            say("Shared libraries need another package"),
            say("keyring is not installed. Install it with: pip install 'simgui[shared]'"),
        ) from error


def _errors() -> tuple[type[Exception], ...]:
    errors = import_module("keyring.errors")
    return (errors.KeyringError, errors.PasswordDeleteError)


def _has_no_store(error: Exception) -> bool:
    return type(error).__name__ == "NoKeyringError"


def _refused(error: Exception) -> SimguiError:
    if _has_no_store(error):
        return SimguiError(
            say("This computer has no key store"),
            say(
                "The token cannot be kept. Give it in the environment variable "
                "{environment_variable} instead.",
                environment_variable=ENVIRONMENT_VARIABLE,
            ),
        )
    return SimguiError(
        say("The key store does not open"),
        say(
            "The system does not give the token ({name}). Unlock the key store, then try again.",
            name=type(error).__name__,
        ),
    )
