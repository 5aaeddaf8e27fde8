"""The commands, one a module, in the order in which the help lists them."""

from simgui.cli.commands import (
    backup,
    doctor,
    evaluate,
    folders,
    index,
    models,
    restore,
    search,
    shared,
    status,
    teach,
    train,
)

COMMANDS = {
    module.COMMAND.name: module.COMMAND
    for module in (
        index,
        search,
        shared,
        teach,
        evaluate,
        train,
        models,
        status,
        folders,
        backup,
        restore,
        doctor,
    )
}
