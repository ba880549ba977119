"""Official lists: getting them from their authorities."""

from nksanctions.lists.fetching import (
    Fetched,
    FetchedFile,
    Form,
    Limits,
    PublishedFile,
    PublishedList,
    UnknownListError,
    fetch,
    published,
)

__all__ = [
    "Fetched",
    "FetchedFile",
    "Form",
    "Limits",
    "PublishedFile",
    "PublishedList",
    "UnknownListError",
    "fetch",
    "published",
]
