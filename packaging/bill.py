"""What is in the program, for machines: a software bill of materials in CycloneDX 1.6."""

import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from licences import Part


def write_bill(parts: list[Part], version: str, path: Path, added: Sequence[Part] = ()) -> None:
    """Write the bill; two builds of the same parts give the same bytes.

    Args:
        parts: What is shipped.
        version: Of the program.
        path: Where to.
        added: What the program downloads when somebody first trains; told apart by its scope.
    """
    components = [_component(part) for part in parts]
    components += [_component(part) | {"scope": "optional"} for part in added]
    content = json.dumps([version, components])
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "simgui",
                "name": "simgui",
                "version": version,
                "licenses": [{"expression": "Apache-2.0"}],
            }
        },
        "components": components,
        "dependencies": [{"ref": "simgui", "dependsOn": [each["bom-ref"] for each in components]}],
    }
    path.write_text(json.dumps(document, indent=2) + "\n", "utf-8")


def _component(part: Part) -> dict[str, Any]:
    name = part.name.lower().replace("_", "-").replace(".", "-") if part.kind == "pypi" else part.name
    space = {"pypi": "pypi/", "deb": "deb/debian/", "generic": "generic/"}[part.kind]
    url = f"pkg:{space}{quote(name)}@{quote(part.version, safe='')}"
    return {
        "type": "library",
        "bom-ref": url,
        "name": part.name,
        "version": part.version,
        "purl": url,
        "licenses": [_licence(part.licence)],
    }


def _licence(expression: str) -> dict[str, Any]:
    # Names that SPDX does not list are given as a name, not as an expression.
    if any(name in expression for name in ("public-domain", "Expat", "WITH Bootloader")):
        return {"license": {"name": expression}}
    return {"expression": expression}
