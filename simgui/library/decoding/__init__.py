"""The only way from a file to pixels: for indexing, for showing and for training.

1. `pool` hands a path, or pasted bytes, to a process that decodes (`process`), and checks the answer.
2. There, `decoder` makes the pixels that a backbone looks at, or a small JPEG; `views` draws crops.
3. Both let `reading` find the stored pixels: `formats` tells the format by content; the ordinary way is
   Pillow or, for what Pillow gets wrong, `codecs`; then a copy without flaws (`repair`), another library,
   and as much as there is of a file that is cut off.
4. `colour` turns samples of any depth into 8 bits and any colours into sRGB.
5. A file that gives no picture becomes `UnreadablePicture` with a reason, which the ledger shows.

`bounds` says how large a picture may be, `missing_rows` how much of it may be missing. `content` hashes
files and `regular_file` opens them, here and in the indexer; `thumbnails` keeps small JPEGs.
"""
