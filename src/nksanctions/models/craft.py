"""What lists say of vessels and aircraft."""

from __future__ import annotations

from attrs import frozen

from nksanctions.models.uncertain_date import UncertainDate


@frozen(kw_only=True)
class VesselFacts:
    """The particulars of a vessel, beside its names and identifiers.

    *deadweight* and *gross_tonnage* are in tons as the list counts them. *flag* and *former_flags*
    are ISO 3166 codes as far as the list's words, kept in *flag_text* and *former_flags_text*, name
    a country; there is one text and one code (or an empty string) for each former flag.
    *owners*, *former_owners* and *operators* are names as written. The IMO number and the MMSI are
    identifiers of the designation; *imo* repeats the first for quick look-up.

    .. versionadded:: 26.1.0
    """

    imo: str = ""
    type: str = ""
    flag: str | None = None
    flag_text: str = ""
    former_flags: tuple[str, ...] = ()
    former_flags_text: tuple[str, ...] = ()
    call_sign: str = ""
    deadweight: int | None = None
    gross_tonnage: int | None = None
    length: str = ""
    built: UncertainDate | None = None
    hull_number: str = ""
    owners: tuple[str, ...] = ()
    former_owners: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    other: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class AircraftFacts:
    """The particulars of an aircraft, as the list writes them.

    .. versionadded:: 26.1.0
    """

    model: str = ""
    built: UncertainDate | None = None
    serial_number: str = ""
    construction_number: str = ""
    tail_number: str = ""
    mode_s: str = ""
    operators: tuple[str, ...] = ()
    other: tuple[tuple[str, str], ...] = ()
