"""Version, date and publisher: what installers say of the program, each from its one place."""

import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
_NO_ONE = ("@example.org", "org.example.")
"""Parts of a value of `publisher.toml` that nobody has filled in: the domain is reserved for examples."""


@dataclass(frozen=True)
class Release:
    """What is published.

    Attributes:
        version: From `simgui/__init__.py`.
        when: Of the commit that is built, so that two builds of it agree; now, where there is no repository.
        maintainer: Name and address, from `publisher.toml`.
        identifier: Of the application, from `publisher.toml`.
    """

    version: str
    when: datetime
    maintainer: str
    identifier: str

    @classmethod
    def of_this_commit(cls) -> "Release":
        """Read it from the repository."""
        source = (HERE.parent / "simgui" / "__init__.py").read_text("utf-8")
        version = re.search(r'^__version__ = "(.+)"', source, re.MULTILINE)
        if not version:
            raise ValueError("simgui/__init__.py has no __version__")
        told = ""
        if git := shutil.which("git"):
            command = [git, "log", "-1", "--format=%ct"]
            told = subprocess.run(
                command, cwd=HERE, capture_output=True, text=True, check=False
            ).stdout.strip()
        when = datetime.fromtimestamp(int(told), UTC) if told else datetime.now(UTC)
        return cls(version[1], when, **tomllib.loads((HERE / "publisher.toml").read_text("utf-8")))

    @property
    def placeholders(self) -> list[str]:
        """Name the values of `publisher.toml` that nobody has filled in yet."""
        values = {"maintainer": self.maintainer, "identifier": self.identifier}
        return [name for name, value in values.items() if any(part in value for part in _NO_ONE)]

    def fill(self, text: str) -> str:
        """Put it into a template."""
        for name, value in {
            "VERSION": self.version,
            "DATE": self.when.strftime("%Y-%m-%d"),
            "MAINTAINER": self.maintainer,
            "IDENTIFIER": self.identifier,
        }.items():
            text = text.replace(f"@{name}@", value)
        return text
