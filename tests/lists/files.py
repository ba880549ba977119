"""Small lists, written by hand: the persons and bodies in them are invented."""

from __future__ import annotations

import io
import zipfile

UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:noNamespaceSchemaLocation="sc-sanctions.xsd" dateGenerated="2026-02-27T00:00:09.554Z">
  <INDIVIDUALS>
    <INDIVIDUAL>
      <DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM>
      <FIRST_NAME> HONG</FIRST_NAME><SECOND_NAME>KIL TONG</SECOND_NAME>
      <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.901</REFERENCE_NUMBER>
      <LISTED_ON>2012-05-02-04:00</LISTED_ON>
      <NAME_ORIGINAL_SCRIPT>홍길동</NAME_ORIGINAL_SCRIPT>
      <COMMENTS1>An invented person. Gender: male.</COMMENTS1>
      <TITLE><VALUE>Dr.</VALUE></TITLE>
      <DESIGNATION><VALUE>Clerk</VALUE><VALUE>Keeper of seals</VALUE></DESIGNATION>
      <NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>
      <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
      <LAST_DAY_UPDATED><VALUE>2016-11-30</VALUE><VALUE/><VALUE>2020-01-02</VALUE></LAST_DAY_UPDATED>
      <INDIVIDUAL_ALIAS>
        <QUALITY>Good</QUALITY><ALIAS_NAME>Hong Kil-dong</ALIAS_NAME>
        <DATE_OF_BIRTH>1969-02-05</DATE_OF_BIRTH>
        <CITY_OF_BIRTH>Kaesong</CITY_OF_BIRTH><COUNTRY_OF_BIRTH>Korea, North</COUNTRY_OF_BIRTH>
      </INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS>
        <QUALITY>Low</QUALITY><ALIAS_NAME>Ilji-mae</ALIAS_NAME><NOTE>previously listed as</NOTE>
      </INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ADDRESS>
        <STREET>1 Nowhere Street</STREET><CITY>Pyongyang</CITY><ZIP_CODE>7</ZIP_CODE>
        <COUNTRY>Democratic People's Republic of Korea</COUNTRY><NOTE>previous address</NOTE>
      </INDIVIDUAL_ADDRESS>
      <INDIVIDUAL_DATE_OF_BIRTH>
        <TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1968-03-04</DATE>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH>
        <TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1967</YEAR>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH>
        <TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1966</YEAR>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH>
        <TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1965</TO_YEAR>
        <NOTE>Approximately</NOTE>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH>
        <TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973 </NOTE>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH>
        <TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><NOTE>30-35 years old</NOTE>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Hamhung</CITY><COUNTRY/></INDIVIDUAL_PLACE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT>
        <TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>Service passport</TYPE_OF_DOCUMENT2>
        <NUMBER>X-12</NUMBER><ISSUING_COUNTRY>Viet Nam</ISSUING_COUNTRY>
        <DATE_OF_ISSUE>2001-02-03</DATE_OF_ISSUE><CITY_OF_ISSUE>Hanoi</CITY_OF_ISSUE>
        <COUNTRY_OF_ISSUE>Viet Nam</COUNTRY_OF_ISSUE><NOTE>expired</NOTE>
      </INDIVIDUAL_DOCUMENT>
      <INDIVIDUAL_DOCUMENT/>
      <SORT_KEY/><SORT_KEY_LAST_MOD/>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES>
    <ENTITY>
      <DATAID>2</DATAID><VERSIONNUM>1</VERSIONNUM>
      <FIRST_NAME>NOWHERE SHIPPING</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
      <REFERENCE_NUMBER>KPe.901</REFERENCE_NUMBER><LISTED_ON>2018-03-30</LISTED_ON>
      <COMMENTS1>Owner of a ship. IMO number: 5954061.</COMMENTS1>
      <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
      <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>SOMEWHERE SHIPPING</ALIAS_NAME></ENTITY_ALIAS>
      <ENTITY_ADDRESS><COUNTRY>China</COUNTRY></ENTITY_ADDRESS>
      <SORT_KEY/><SORT_KEY_LAST_MOD/>
    </ENTITY>
  </ENTITIES>
</CONSOLIDATED_LIST>
"""

EMPTY = "-0- "
SDN = (
    f'901,"HONG, Kil Tong","individual","DPRK2] [NPWMD","Clerk; Keeper of seals",{",".join([EMPTY] * 6)},'
    '"DOB 07 Nov 1959; alt. DOB circa 1960; alt. DOB 01 Jan 1944 to 31 Dec 1945; POB Kaesong, '
    "North Korea; nationality Korea, North; alt. citizen China; Gender Male; a.k.a. 'ILJI'; "
    "Passport PD12 (Korea, North) issued 01 Feb 2010 expires 31 Jan 2015; Secondary sanctions "
    "risk: North Korea Sanctions Regulations, sections 510.201 and 510.210; Email Address "
    "a@example.org; Digital Currency Address - XBT 149w62rY42aZBox8fGcmqNsXUzSStKeq8C; son of "
    "Hong Pan So; Linked To: NOWHERE SHIPPING; Vice Minister of Seals; likes kimchi; Clerk; "
    'Keeper of seals."\n'
    f'902,"NOWHERE SHIPPING",{EMPTY},"DPRK3",{",".join([EMPTY] * 7)},"Company Number IMO 5954061; '
    'SWIFT/BIC FOBKKPPY; Organization Established Date 1990; Linked To: A B.V."\n'
    f'903,"NOWHERE 1","vessel","DPRK4",{EMPTY},"HMXX","Crude Oil Tanker","1,200","n/a",'
    '"Korea, North","Owner Ltd.","Vessel Registration Identification IMO 9074729; Former Vessel '
    'Flag Panama; alt. Former Vessel Flag Nowhere; Vessel Year of Build 1990; MMSI 123456789."\n'
    f'904,"P-999","aircraft","DPRK3",{",".join([EMPTY] * 7)},"Aircraft Model AN24; Aircraft Operator '
    "Air Nowhere; Aircraft Manufacture Date 1974; Aircraft Manufacturer's Serial Number (MSN) 7; "
    'Previous Aircraft Tail Number P-1."\n'
)
ALT = f'901,1,"aka","KIL, Hong",{EMPTY}\n902,2,"fka","SOMEWHERE SHIPPING",{EMPTY}\n'
ADD = f'901,5,{EMPTY},"Shenyang","China",{EMPTY}\n902,6,"1 Nowhere St","Beira",{EMPTY},"old"\n'


def zipped(**files: str | bytes) -> io.BytesIO:
    """A zip file; a name of the form `sdn_csv` stands for ``sdn.csv``."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            base, _, suffix = name.rpartition("_")
            archive.writestr(f"{base}.{suffix}", text)
    found.seek(0)
    return found


def un(old: str = "", new: str = "") -> io.BytesIO:
    """The UN list, with one thing changed."""
    assert old in UN
    return io.BytesIO(UN.replace(old, new, 1).encode())
