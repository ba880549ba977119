"""The version of the library: it says how old the law in it is."""

VERSION = "26.1.0"
