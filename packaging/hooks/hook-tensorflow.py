"""What PyInstaller has to know of TensorFlow: modules loaded by name, and how its libraries find each other.

The hook that PyInstaller brings imports each of TensorFlow's packages to list them, which fails without
Keras 3 (left_out.toml); this one reads the folder.
"""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from PyInstaller.utils.hooks import collect_data_files

os.environ["TF_USE_LEGACY_KERAS"] = "1"
_ROOT = Path(find_spec("tensorflow").origin).parent
_NO_MODULES = {"include", "xla_aot_runtime_src"}


def _module(path):
    """Name the module of a file: `tensorflow/a/b.py`, `tensorflow/a/__init__.py`, `tensorflow/a/_b.so`."""
    parts = path.relative_to(_ROOT.parent).with_name(path.name.partition(".")[0]).parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


hiddenimports = ["ml_dtypes"] + [
    _module(path)
    for path in sorted(_ROOT.rglob("*"))
    if path.suffix in (".py", ".so", ".pyd")
    and not path.name.startswith("lib")
    and path.relative_to(_ROOT).parts[0] not in _NO_MODULES
]
datas = collect_data_files(
    "tensorflow", excludes=["include", "xla_aot_runtime_src", "libtensorflow_*", "**/*.lib"]
)
warn_on_missing_hiddenimports = False
# Or it warns that functions lack their source text.
module_collection_mode = {"tensorflow.python.autograph": "py+pyz"}
if sys.platform == "linux":
    # TensorFlow finds its folder by where these libraries lie; a link elsewhere would lead it astray.
    bindepend_symlink_suppression = [
        "**/libtensorflow_cc.so*",
        "**/libtensorflow_framework.so*",
        "**/_pywrap_tensorflow_internal.so",
    ]
