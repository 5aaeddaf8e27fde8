"""Public data sets as folders of pictures, one subfolder a label, so that anyone can repeat a figure.

They come from TensorFlow Datasets, in a process of their own: it imports TensorFlow, and may use the network
if the person has agreed.
"""
