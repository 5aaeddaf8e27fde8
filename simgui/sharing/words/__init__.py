"""Words in a shared library: what is published of each picture for them, and how a line is answered.

The server keeps numbers for what is seen in a picture, each with a level of how sure that is, and finds
candidates by them, level by level. What the classifier has said of a candidate comes with it, and the code
that answers words locally (`simgui/words/scoring.py`) scores it.
"""
