"""The commands, one a module, in the order in which the help lists them."""

from simgui.cli.commands import (
    backup,
    dataset,
    doctor,
    duplicates,
    evaluate,
    folders,
    index,
    labels,
    models,
    restore,
    search,
    shared,
    status,
    teach,
    train,
    training,
    words,
)

_MODULES = (
    *(index, search, words, duplicates, shared, teach, labels, evaluate, train, models),
    *(status, folders, backup, restore, dataset, training, doctor),
)
COMMANDS = {module.COMMAND.name: module.COMMAND for module in _MODULES}
