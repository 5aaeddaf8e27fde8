"""How long the first search after a start takes: with the embeddings of the library kept, and without.

    python benchmarks/first_search.py FOLDER --data-dir DIR

DIR is a data folder in which FOLDER is indexed. For each model there: the first search with a picture of the
folder in a new app, whose embeddings are computed from kept features (as after a training or an import),
and in the next app, which looks them up (as at every start, and when switching back). The cache is deleted
before.
"""

import argparse
import shutil
import time
from contextlib import closing
from pathlib import Path

from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder


def main() -> None:
    """Measure and print a line a model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    chosen = parser.parse_args()
    data_folder = DataFolder.open(chosen.data_dir)
    shutil.rmtree(data_folder.embeddings, ignore_errors=True)
    with closing(App(data_folder)) as app:
        app.folders.index(chosen.folder, Progress())
        models = [version.id for version in app.models.list()]
    for model_id in models:
        computed, searched = first_search(data_folder, chosen.folder, model_id)
        looked_up, _ = first_search(data_folder, chosen.folder, model_id)
        print(
            f"{model_id:34} {searched:,} pictures: computed {computed:.2f} s, looked up {looked_up:.2f} s, "
            f"{looked_up / computed:.2f} x",
            flush=True,
        )


def first_search(data_folder: DataFolder, folder: Path, model_id: str) -> tuple[float, int]:
    """Search once in a new app: seconds, and the pictures searched."""
    with closing(App(data_folder)) as app:
        app.models.use(model_id)
        query = app.pictures.file_of(int(app.pictures.ids(folder)[0]))
        assert query is not None
        started = time.perf_counter()
        found = app.searches.find(query, folder)
        return time.perf_counter() - started, found.searched


if __name__ == "__main__":
    main()
