"""One measurement as a page: typed data here, the template and the style sheet in `resources/report`."""
