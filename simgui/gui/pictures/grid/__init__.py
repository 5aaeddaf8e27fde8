"""The library as a grid of any number of pictures: where each stands, what is selected, how it is painted."""
