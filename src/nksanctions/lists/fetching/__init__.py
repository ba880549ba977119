"""Getting an official list from the authority that publishes it.

Nothing is fetched unless somebody calls `fetch`. It needs the extra ``fetch``.
"""

from nksanctions.lists.fetching.addresses import (
    Form,
    PublishedFile,
    PublishedList,
    UnknownListError,
    published,
)
from nksanctions.lists.fetching.get import Fetched, FetchedFile, fetch
from nksanctions.lists.fetching.limits import Limits

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
