"""The installed program: the doctor that checks it, the licences of its parts, and newer versions."""
