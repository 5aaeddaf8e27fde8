"""From an open file to its pixels as stored: the ordinary way first, then past its flaws, then in part.

`reader` tries the ways in turn: `opening` is the ordinary one; the others are a copy without the flaws
(`simgui.library.decoding.repair`), `other_libraries`, and `incomplete` for a file that is cut off. `reasons`
says why a file gives no picture.
"""
