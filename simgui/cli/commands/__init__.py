"""The commands, one a module, in the order in which the help lists them."""

from simgui.cli.commands import (
    backup,
    dataset,
    doctor,
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

COMMANDS = {
    module.COMMAND.name: module.COMMAND
    for module in (
        index,
        search,
        teach,
        evaluate,
        train,
        models,
        status,
        folders,
        backup,
        restore,
        dataset,
        doctor,
    )
}
