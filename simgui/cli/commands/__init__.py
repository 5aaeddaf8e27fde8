"""The commands, one a module, in the order in which the help lists them."""

from simgui.cli.commands import (
    backup,
    doctor,
    duplicates,
    evaluate,
    folders,
    index,
    models,
    restore,
    search,
    status,
    teach,
    train,
)

_MODULES = (
    *(index, search, duplicates, teach, evaluate, train, models),
    *(status, folders, backup, restore, doctor),
)
COMMANDS = {module.COMMAND.name: module.COMMAND for module in _MODULES}
