"""What PyInstaller has to know of Keras 2: TensorFlow finds its rooms by their folder."""

from importlib.util import find_spec
from pathlib import Path

_ROOT = Path(find_spec("tf_keras").origin).parent

hiddenimports = [
    ".".join(
        (path.parent if path.name == "__init__.py" else path.with_suffix("")).relative_to(_ROOT.parent).parts
    )
    for path in sorted(_ROOT.rglob("*.py"))
]
warn_on_missing_hiddenimports = False
