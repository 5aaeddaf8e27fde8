"""What PyInstaller has to know of imagecodecs: each codec is a module of its own, imported by name when used.

Only those are taken that pictures are compressed with; the rest is for numbers of laboratories, or encodes.
"""

_CODECS = (
    *(
        "shared",
        "shared_cython",
        "imcd",
        "tiff",
        "zlib",
        "deflate",
        "lzma",
        "zstd",
        "png",
        "webp",
        "lerc",
        "ccitt",
    ),
    *("jpeg8", "jpegsof3", "ljpeg", "jpegls", "jpegxr", "jpeg2k", "jpegxl", "bmp"),
)
hiddenimports = ["imagecodecs.imagecodecs", *(f"imagecodecs._{codec}" for codec in _CODECS)]
excludedimports = ["imagecodecs.numcodecs", "imagecodecs.__main__"]
