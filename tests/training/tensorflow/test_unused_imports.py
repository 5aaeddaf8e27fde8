import subprocess
import sys

import pytest

pytestmark = pytest.mark.process

PROGRAM = """
import sys
absent = "bokeh distinctipy matplotlib pandas tensorflow_datasets umap".split()
class Missing:  # what SimGUI does without, and UMAP, which training does not need
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in absent:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Missing())
import simgui.training.tensorflow
"""


def run(code: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM + code], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def test_tensorflow_similarity_is_imported_without_what_is_left_out() -> None:
    told = run(
        "from simgui.core.progress import Progress\n"
        "from simgui.training.tensorflow.stack import check_stack\n"
        "print(sorted(check_stack(Progress())))"
    )
    assert told == str(["numpy", "tensorflow", "tensorflow-similarity", "tensorflow_similarity", "tf-keras"])


def test_a_stand_in_can_be_named_and_says_what_is_missing_when_used() -> None:
    told = run(
        "import tensorflow_datasets.core as datasets\n"
        "from pandas import DataFrame\n"
        "assert not isinstance(1, DataFrame)  # Keras asks\n"
        "for use in (datasets.load, DataFrame, DataFrame.from_dict):\n"
        "    try:\n        use(1)\n    except ImportError as error:\n        print(error)\n"
    )
    assert told.splitlines() == [
        f"{name} is left out of SimGUI"
        for name in ("tensorflow_datasets.core.load", "pandas.DataFrame", "pandas.DataFrame.from_dict")
    ]
