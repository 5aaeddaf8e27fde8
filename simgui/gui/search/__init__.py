"""The Search area: a query, its neighbours, the library."""
