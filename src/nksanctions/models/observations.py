"""What somebody noticed of a supplier, or of somebody who offers IT work: facts for red flags.

Each fact is plain: left out, it was not looked at, or is not known. `False` says that somebody
looked and did not find it.
"""

from __future__ import annotations

from attrs import frozen

from nksanctions.models.facts import Actor, flag, label_of_record


@frozen(kw_only=True)
class SupplierObservation:
    """What a buyer noticed of a supplier, its goods or services, and its workforce.

    >>> noticed = SupplierObservation(work_passed_on_unannounced=True, price_below_market=False)
    >>> noticed.origin_mislabelled is None
    True

    Raises:
        ValueError: If a value is not true, false or `None`.

    Source: US advisory of 23 July 2018 on supply chains, for what is asked.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    work_passed_on_unannounced: bool | None = flag(
        "the supplier passes work on to another factory without telling the customer",
        actor=Actor.EMPLOYER,
    )
    origin_mislabelled: bool | None = flag(
        "the label names another country of origin than the one where the goods were made",
        actor=Actor.EMPLOYER,
    )
    joint_venture_with_dprk: bool | None = flag(
        "the supplier, or a partner of it, is a joint venture with a DPRK firm"
    )
    price_below_market: bool | None = flag(
        "goods or raw materials are offered well below the market price", actor=Actor.NOBODY
    )
    it_services_through_front: bool | None = flag(
        "IT services or software come through a firm that hides who does the work"
    )
    wages_withheld_or_low: bool | None = flag(
        "the workers' wages are kept back or partly taken, paid late or in kind, or very low",
        actor=Actor.EMPLOYER,
    )
    wages_paid_to_others: bool | None = flag(
        "the employer pays the workers' wages to their government or to an agency and not to them",
        actor=Actor.EMPLOYER,
    )
    contract_with_large_advance: bool | None = flag(
        "the contract for the workers runs several years and asks for a large payment in advance",
        actor=Actor.EMPLOYER,
    )
    housing_crowded_or_unsafe: bool | None = flag(
        "the workers live together in unsafe or crowded housing", actor=Actor.EMPLOYER
    )
    workers_controlled_by_own_managers: bool | None = flag(
        "managers or officials who came with the workers alone direct them; the employer does not",
        actor=Actor.EMPLOYER,
    )
    workers_papers_kept: bool | None = flag(
        "somebody keeps the workers' passports or pay accounts", actor=Actor.EMPLOYER
    )
    contracts_opaque: bool | None = flag(
        "contracts lack detail, or access to contracts, workers or their living place is refused",
        actor=Actor.EMPLOYER,
    )


@frozen(kw_only=True)
class ITWorkerObservation:
    """What an employer, a client or a platform noticed of somebody who offers IT work.

    The facts are about conduct, accounts and papers. Nationality, name, accent or looks are no
    facts of this record, and no flag is raised by them.

    >>> noticed = ITWorkerObservation(avoids_camera=True, asks_for_virtual_currency=False)
    >>> noticed.many_addresses_one_account is None
    True

    Raises:
        ValueError: If a value is not true, false or `None`.

    Source: US advisories on DPRK IT workers, May 2022 to July 2025, for what is asked.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    many_addresses_one_account: bool | None = flag(
        "one account is logged into from many IP addresses in a short time"
    )
    one_address_many_accounts: bool | None = flag(
        "several accounts on a platform are logged into from one IP address"
    )
    logged_in_for_days: bool | None = flag("an account stays logged in for a day or longer")
    remote_desktop_in_use: bool | None = flag(
        "ports or software for remote control of a computer are in use where that is not usual"
    )
    unauthorized_remote_access: bool | None = flag(
        "software for remote access was installed on the employer's device without leave"
    )
    rates_itself: bool | None = flag(
        "a client account that raises a developer's rating shares the payment account with it"
    )
    same_templates: bool | None = flag(
        "the same bids, messages or documents are used over and over, also by other accounts"
    )
    ratings_from_one_client: bool | None = flag(
        "several developer accounts with like papers get high ratings from one client at once"
    )
    many_bids_few_contracts: bool | None = flag(
        "very many bids for projects are made, and few are accepted"
    )
    frequent_transfers_abroad: bool | None = flag(
        "money is often moved on through payment platforms, to accounts in China or by way of"
        " other companies"
    )
    account_closed_or_swapped: bool | None = flag(
        "an account was shut down, or another account or payment method is asked for, above all"
        " one in another name"
    )
    payment_services_linked_to_china: bool | None = flag(
        "digital payment services, above all ones linked to China, are used for the pay"
    )
    details_inconsistent: bool | None = flag(
        "name, nationality, place, contacts, schooling, work history or hours differ between"
        " profiles, papers and what is seen"
    )
    profile_does_not_fit_person: bool | None = flag(
        "the biography or the online profiles do not fit the person or the resume handed in"
    )
    several_profiles_one_identity: bool | None = flag(
        "one identity has several online profiles, with other pictures or none"
    )
    profile_bare: bool | None = flag("the portfolio, profiles or website are strangely simple")
    cold_approach: bool | None = flag(
        "somebody who claims to head a software company offers services unasked"
    )
    leaves_platform: bool | None = flag(
        "the conversation is to move away from the platform where the contact began"
    )
    other_delivery_address: bool | None = flag(
        "papers or devices are to go to an address that is not on the identity papers, to a"
        " forwarder, or to one that soon changes"
    )
    asks_for_virtual_currency: bool | None = flag("payment in virtual currency is asked for")
    asks_for_pay_before_work: bool | None = flag(
        "payment is asked for without milestones met, or in advance and again and again"
    )
    angry_when_advance_denied: bool | None = flag(
        "the answer to a refused advance is anger or aggression"
    )
    threatens_to_publish: bool | None = flag(
        "publishing the employer's code or data is threatened, or payment is asked for not doing so"
    )
    absent_in_business_hours: bool | None = flag("business can't be done during the hours agreed")
    contact_details_change: bool | None = flag(
        "telephone numbers or mail addresses are wrong or keep changing"
    )
    slow_to_answer: bool | None = flag(
        "tasks are late, or messages, even instant ones, are not answered in time"
    )
    borrows_identity: bool | None = flag(
        "colleagues are asked for their personal data to win other contracts"
    )
    avoids_camera: bool | None = flag(
        "video is refused or always fails, or what it shows does not fit place, time or person"
    )
    avoids_meeting_or_test: bool | None = flag(
        "a meeting in person or a drug test is met with undue worry, or cannot be done"
    )
    signs_of_prompting: bool | None = flag(
        "long pauses, reading from a screen, or plausible but wrong answers in tests or interviews"
    )
    language_setting_contradicts: bool | None = flag(
        "accounts are set to Korean, while the person claims to be from where it is not spoken"
    )
    face_or_voice_altered: bool | None = flag(
        "face or voice in an interview seems to be altered by software"
    )
    device_shared_or_passed_on: bool | None = flag(
        "the employer's device runs at another place or with others than told, or was sent on"
    )
    others_act_for_person: bool | None = flag(
        "somebody else attends interviews, opens accounts or receives pay for the person"
    )
    copies_code_to_own_accounts: bool | None = flag(
        "the employer's code is copied to private profiles or private cloud storage"
    )
    sessions_from_other_devices: bool | None = flag(
        "work sessions start from devices that are not the employer's, or sign-in data is gathered"
    )
