"""The pictures of a place as the window lists them."""

import threading

import numpy as np
import numpy.typing as npt

from simgui.library.catalogue import Catalogue, Where
from simgui.library.folders.service import Folders
from simgui.library.listing.columns import Columns, read_columns
from simgui.library.listing.records import (
    NO_DATE,
    NONE,
    Arrangement,
    Grouping,
    Groups,
    Listing,
    Order,
    QueryDistances,
    Rows,
)
from simgui.library.pictures import Pictures
from simgui.library.records import Ids

Key = npt.NDArray[np.integer] | npt.NDArray[np.floating]
_USUAL = Arrangement()


class Listings:
    """Lists pictures in the order and in the groups that the person wants, all or those that were found.

    What was read of the catalogue last is kept until that changes: another order takes no reading. It takes
    about 80 bytes a picture.

    Args:
        catalogue: Knows the pictures.
        folders: Says which folders are meant.
        pictures: Says which model answers in a place.
    """

    def __init__(self, catalogue: Catalogue, folders: Folders, pictures: Pictures) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._pictures = pictures
        self._lock = threading.Lock()
        self._key: object = None
        self._columns: Columns | None = None

    def list(
        self,
        where: Where,
        arrangement: Arrangement = _USUAL,
        distances: QueryDistances | None = None,
        found: Ids | None = None,
    ) -> Listing:
        """List the searchable pictures of a folder, of several, or with () of the whole library.

        Args:
            where: The folders.
            arrangement: How.
            distances: For the order by distance, without which that is the order by folder.
            found: int64 (n,), the pictures that answer, the best first: no other is listed. Without them,
                the order by how well pictures answer is that by folder.
        """
        return arranged(self.columns(where), arrangement, distances, found)

    def columns(self, where: Where) -> Columns:
        """Give the searchable pictures of a place with what is known of each, in the order of their paths."""
        folders, backbone = self._folders.meant(where), self._pictures.model_of(where).backbone.id
        with self._lock:
            key = folders, backbone, self._catalogue.version()
            if self._columns is None or key != self._key:
                self._columns = None  # until the new ones are whole
                self._columns = read_columns(self._catalogue, folders, backbone)
                self._key = key
            return self._columns


def arranged(
    columns: Columns,
    arrangement: Arrangement,
    distances: QueryDistances | None = None,
    found: Ids | None = None,
) -> Listing:
    """List pictures as `Listings.list` does."""
    places = None if found is None else _places(columns.ids, found)
    rows = np.arange(len(columns)) if places is None else np.flatnonzero(places < len(places))
    groups = _group_keys(columns, arrangement)[rows]
    order, last = _order_keys(columns, arrangement, distances, places)
    order, last = order[rows], last[rows]
    if arrangement.backwards:
        order = -order
    shown = np.lexsort((columns.name_ranks[rows], order, last, groups))
    rows, groups = rows[shown], groups[shown]
    return Listing(
        columns.ids[rows],
        columns.offline[rows],
        columns.labels[rows],
        columns.label_names,
        _groups(columns, arrangement.grouping, rows, groups),
        len(columns),
    )


def _places(ids: Ids, found: Ids) -> Rows:
    """Give the place of each picture among those that answer: int64 (n,); n of one that does not."""
    places = np.full(len(ids), len(ids), np.int64)
    by_id = np.argsort(ids)
    at = np.minimum(np.searchsorted(ids, found, sorter=by_id), max(0, len(ids) - 1))
    there = ids[by_id[at]] == found if len(ids) else np.zeros(len(found), bool)
    places[by_id[at[there]]] = np.arange(int(there.sum()))
    return places


def _order_keys(
    columns: Columns, arrangement: Arrangement, distances: QueryDistances | None, places: Rows | None
) -> tuple[Key, npt.NDArray[np.bool_]]:
    """Give what pictures are ordered by, and which of them come last whatever the direction is."""
    everywhere = np.zeros(len(columns), bool)
    match arrangement.order:
        case Order.NAME:
            return columns.name_ranks, everywhere
        case Order.TAKEN:
            return columns.taken, columns.taken == NO_DATE
        case Order.LABEL:
            return columns.labels, columns.labels == NONE
        case Order.DISTANCE if distances is not None:
            found = distances.of(columns.ids)
            return found, ~np.isfinite(found)
        case Order.ANSWER if places is not None:
            return places, everywhere
    return columns.folders, everywhere


def _group_keys(columns: Columns, arrangement: Arrangement) -> Rows:
    """Give what groups are ordered by: int64 (n,); labels and folders by name, the newest day first."""
    match arrangement.grouping:
        case Grouping.LABEL:
            labels = columns.labels.astype(np.int64)
            return np.where(labels == NONE, NO_DATE, labels)
        case Grouping.FOLDER:
            return columns.folders.astype(np.int64)
        case Grouping.DAY:
            oldest_first = arrangement.order is Order.TAKEN and not arrangement.backwards
            days = columns.days
            return days if oldest_first else np.where(days == NO_DATE, NO_DATE, -days)
    return np.zeros(len(columns), np.int64)


def _groups(columns: Columns, grouping: Grouping, rows: Rows, groups: Rows) -> Groups:
    if grouping is Grouping.NONE or not len(rows):
        return Groups()
    starts = np.flatnonzero(np.diff(groups, prepend=groups[0] - 1))
    first = rows[starts]
    match grouping:
        case Grouping.LABEL:
            return Groups(starts, columns.labels[first].astype(np.int64), columns.label_names, grouping)
        case Grouping.FOLDER:
            return Groups(starts, columns.folders[first].astype(np.int64), columns.folder_names, grouping)
    return Groups(starts, columns.days[first], (), grouping)
