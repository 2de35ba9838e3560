"""Countries, their regions and groups of them, by the codes that machines use and the names that people read."""

import functools

# ISO 3166-1: alpha-2, alpha-3 and a short English name. XK (Kosovo) is a code for users' own use, and in common use.
_COUNTRIES = """
AD AND Andorra; AE ARE United Arab Emirates; AF AFG Afghanistan; AG ATG Antigua and Barbuda; AI AIA Anguilla;
AL ALB Albania; AM ARM Armenia; AO AGO Angola; AQ ATA Antarctica; AR ARG Argentina; AS ASM American Samoa;
AT AUT Austria; AU AUS Australia; AW ABW Aruba; AX ALA Åland Islands; AZ AZE Azerbaijan;
BA BIH Bosnia and Herzegovina; BB BRB Barbados; BD BGD Bangladesh; BE BEL Belgium; BF BFA Burkina Faso;
BG BGR Bulgaria; BH BHR Bahrain; BI BDI Burundi; BJ BEN Benin; BL BLM Saint Barthélemy; BM BMU Bermuda;
BN BRN Brunei; BO BOL Bolivia; BQ BES Caribbean Netherlands; BR BRA Brazil; BS BHS Bahamas; BT BTN Bhutan;
BV BVT Bouvet Island; BW BWA Botswana; BY BLR Belarus; BZ BLZ Belize; CA CAN Canada; CC CCK Cocos Islands;
CD COD DR Congo; CF CAF Central African Republic; CG COG Congo; CH CHE Switzerland; CI CIV Ivory Coast;
CK COK Cook Islands; CL CHL Chile; CM CMR Cameroon; CN CHN China; CO COL Colombia; CR CRI Costa Rica;
CU CUB Cuba; CV CPV Cape Verde; CW CUW Curaçao; CX CXR Christmas Island; CY CYP Cyprus; CZ CZE Czechia;
DE DEU Germany; DJ DJI Djibouti; DK DNK Denmark; DM DMA Dominica; DO DOM Dominican Republic; DZ DZA Algeria;
EC ECU Ecuador; EE EST Estonia; EG EGY Egypt; EH ESH Western Sahara; ER ERI Eritrea; ES ESP Spain;
ET ETH Ethiopia; FI FIN Finland; FJ FJI Fiji; FK FLK Falkland Islands; FM FSM Micronesia; FO FRO Faroe Islands;
FR FRA France; GA GAB Gabon; GB GBR United Kingdom; GD GRD Grenada; GE GEO Georgia; GF GUF French Guiana;
GG GGY Guernsey; GH GHA Ghana; GI GIB Gibraltar; GL GRL Greenland; GM GMB Gambia; GN GIN Guinea;
GP GLP Guadeloupe; GQ GNQ Equatorial Guinea; GR GRC Greece; GS SGS South Georgia and the South Sandwich Islands;
GT GTM Guatemala; GU GUM Guam; GW GNB Guinea-Bissau; GY GUY Guyana; HK HKG Hong Kong;
HM HMD Heard Island and McDonald Islands; HN HND Honduras; HR HRV Croatia; HT HTI Haiti; HU HUN Hungary;
ID IDN Indonesia; IE IRL Ireland; IL ISR Israel; IM IMN Isle of Man; IN IND India;
IO IOT British Indian Ocean Territory; IQ IRQ Iraq; IR IRN Iran; IS ISL Iceland; IT ITA Italy; JE JEY Jersey;
JM JAM Jamaica; JO JOR Jordan; JP JPN Japan; KE KEN Kenya; KG KGZ Kyrgyzstan; KH KHM Cambodia; KI KIR Kiribati;
KM COM Comoros; KN KNA Saint Kitts and Nevis; KP PRK North Korea; KR KOR South Korea; KW KWT Kuwait;
KY CYM Cayman Islands; KZ KAZ Kazakhstan; LA LAO Laos; LB LBN Lebanon; LC LCA Saint Lucia; LI LIE Liechtenstein;
LK LKA Sri Lanka; LR LBR Liberia; LS LSO Lesotho; LT LTU Lithuania; LU LUX Luxembourg; LV LVA Latvia;
LY LBY Libya; MA MAR Morocco; MC MCO Monaco; MD MDA Moldova; ME MNE Montenegro; MF MAF Saint Martin;
MG MDG Madagascar; MH MHL Marshall Islands; MK MKD North Macedonia; ML MLI Mali; MM MMR Myanmar; MN MNG Mongolia;
MO MAC Macao; MP MNP Northern Mariana Islands; MQ MTQ Martinique; MR MRT Mauritania; MS MSR Montserrat;
MT MLT Malta; MU MUS Mauritius; MV MDV Maldives; MW MWI Malawi; MX MEX Mexico; MY MYS Malaysia;
MZ MOZ Mozambique; NA NAM Namibia; NC NCL New Caledonia; NE NER Niger; NF NFK Norfolk Island; NG NGA Nigeria;
NI NIC Nicaragua; NL NLD Netherlands; NO NOR Norway; NP NPL Nepal; NR NRU Nauru; NU NIU Niue; NZ NZL New Zealand;
OM OMN Oman; PA PAN Panama; PE PER Peru; PF PYF French Polynesia; PG PNG Papua New Guinea; PH PHL Philippines;
PK PAK Pakistan; PL POL Poland; PM SPM Saint Pierre and Miquelon; PN PCN Pitcairn; PR PRI Puerto Rico;
PS PSE Palestine; PT PRT Portugal; PW PLW Palau; PY PRY Paraguay; QA QAT Qatar; RE REU Réunion; RO ROU Romania;
RS SRB Serbia; RU RUS Russia; RW RWA Rwanda; SA SAU Saudi Arabia; SB SLB Solomon Islands; SC SYC Seychelles;
SD SDN Sudan; SE SWE Sweden; SG SGP Singapore; SH SHN Saint Helena; SI SVN Slovenia;
SJ SJM Svalbard and Jan Mayen; SK SVK Slovakia; SL SLE Sierra Leone; SM SMR San Marino; SN SEN Senegal;
SO SOM Somalia; SR SUR Suriname; SS SSD South Sudan; ST STP São Tomé and Príncipe; SV SLV El Salvador;
SX SXM Sint Maarten; SY SYR Syria; SZ SWZ Eswatini; TC TCA Turks and Caicos Islands; TD TCD Chad;
TF ATF French Southern Territories; TG TGO Togo; TH THA Thailand; TJ TJK Tajikistan; TK TKL Tokelau;
TL TLS Timor-Leste; TM TKM Turkmenistan; TN TUN Tunisia; TO TON Tonga; TR TUR Turkey; TT TTO Trinidad and Tobago;
TV TUV Tuvalu; TW TWN Taiwan; TZ TZA Tanzania; UA UKR Ukraine; UG UGA Uganda;
UM UMI United States Minor Outlying Islands; US USA United States; UY URY Uruguay; UZ UZB Uzbekistan;
VA VAT Vatican City; VC VCT Saint Vincent and the Grenadines; VE VEN Venezuela; VG VGB British Virgin Islands;
VI VIR U.S. Virgin Islands; VN VNM Vietnam; VU VUT Vanuatu; WF WLF Wallis and Futuna; WS WSM Samoa;
XK XKX Kosovo; YE YEM Yemen; YT MYT Mayotte; ZA ZAF South Africa; ZM ZMB Zambia; ZW ZWE Zimbabwe
"""

# Regions that people name by a postal code: the second half of ISO 3166-2, and the name.
_REGIONS = {
    "US": """
        AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut;
        DE Delaware; DC District of Columbia; FL Florida; GA Georgia; HI Hawaii; ID Idaho; IL Illinois;
        IN Indiana; IA Iowa; KS Kansas; KY Kentucky; LA Louisiana; ME Maine; MD Maryland; MA Massachusetts;
        MI Michigan; MN Minnesota; MS Mississippi; MO Missouri; MT Montana; NE Nebraska; NV Nevada;
        NH New Hampshire; NJ New Jersey; NM New Mexico; NY New York; NC North Carolina; ND North Dakota;
        OH Ohio; OK Oklahoma; OR Oregon; PA Pennsylvania; RI Rhode Island; SC South Carolina; SD South Dakota;
        TN Tennessee; TX Texas; UT Utah; VT Vermont; VA Virginia; WA Washington; WV West Virginia;
        WI Wisconsin; WY Wyoming
    """,
    "CA": """
        AB Alberta; BC British Columbia; MB Manitoba; NB New Brunswick; NL Newfoundland and Labrador;
        NS Nova Scotia; NT Northwest Territories; NU Nunavut; ON Ontario; PE Prince Edward Island; QC Quebec;
        SK Saskatchewan; YT Yukon
    """,
    "AU": """
        ACT Australian Capital Territory; NSW New South Wales; NT Northern Territory; QLD Queensland;
        SA South Australia; TAS Tasmania; VIC Victoria; WA Western Australia
    """,
    "BR": """
        AC Acre; AL Alagoas; AP Amapá; AM Amazonas; BA Bahia; CE Ceará; DF Distrito Federal; ES Espírito Santo;
        GO Goiás; MA Maranhão; MT Mato Grosso; MS Mato Grosso do Sul; MG Minas Gerais; PA Pará; PB Paraíba;
        PR Paraná; PE Pernambuco; PI Piauí; RJ Rio de Janeiro; RN Rio Grande do Norte; RS Rio Grande do Sul;
        RO Rondônia; RR Roraima; SC Santa Catarina; SP São Paulo; SE Sergipe; TO Tocantins
    """,
}

_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_EUROPE = f"{_EU} AD AL AX BA BY CH FO GB GG GI IM IS JE LI MC MD ME MK NO RS RU SJ SM UA VA XK"
_MIDDLE_EAST = "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE"
_AFRICA = """
    AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA
    NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW
"""
_SOUTH_AMERICA = "AR BO BR CL CO EC FK GF GY PE PY SR UY VE"
_CENTRAL_AMERICA = "BZ CR GT HN NI PA SV"
_CARIBBEAN = "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"
_NORTH_AMERICA = "US CA MX"
_SOUTH_EAST_ASIA = "BN ID KH LA MM MY PH SG TH TL VN"
_SOUTH_ASIA = "AF BD BT IN LK MV NP PK"
_EAST_ASIA = "CN HK JP KP KR MN MO TW"
_CENTRAL_ASIA = "KG KZ TJ TM UZ"
_OCEANIA = "AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV VU WF WS"

_GROUPS = {
    "EU": _EU,
    "EEA": f"{_EU} IS LI NO",
    "EUROPE": _EUROPE,
    "EMEA": f"{_EUROPE} {_MIDDLE_EAST} {_AFRICA}",
    "MENA": f"{_MIDDLE_EAST} DZ LY MA TN",
    "MIDDLE_EAST": _MIDDLE_EAST,
    "GCC": "AE BH KW OM QA SA",
    "AFRICA": _AFRICA,
    "DACH": "DE AT CH",
    "NORDICS": "DK FI IS NO SE",
    "BALTICS": "EE LT LV",
    "BENELUX": "BE LU NL",
    "IBERIA": "ES PT",
    "UKI": "GB IE",
    "CEE": "AL BA BG CZ EE HR HU LT LV ME MK PL RO RS SI SK",
    "AMERICAS": f"{_NORTH_AMERICA} {_CENTRAL_AMERICA} {_CARIBBEAN} {_SOUTH_AMERICA} BM GL PM",
    "NORTH_AMERICA": _NORTH_AMERICA,
    "CENTRAL_AMERICA": _CENTRAL_AMERICA,
    "SOUTH_AMERICA": _SOUTH_AMERICA,
    "CARIBBEAN": _CARIBBEAN,
    "LATAM": f"MX {_CENTRAL_AMERICA} {_SOUTH_AMERICA} CU DO HT PR",
    "APAC": f"{_EAST_ASIA} {_SOUTH_EAST_ASIA} {_SOUTH_ASIA} {_OCEANIA}",
    "ASIA": f"{_EAST_ASIA} {_SOUTH_EAST_ASIA} {_SOUTH_ASIA} {_CENTRAL_ASIA} {_MIDDLE_EAST} AM AZ CY GE",
    "SOUTH_EAST_ASIA": _SOUTH_EAST_ASIA,
    "ASEAN": "BN ID KH LA MM MY PH SG TH VN",
    "SOUTH_ASIA": _SOUTH_ASIA,
    "OCEANIA": _OCEANIA,
    "ANZ": "AU NZ",
}

# How a group is called in a sentence, where it is not an abbreviation that everybody writes in capitals.
GROUP_NAMES = {
    "EU": "European Union",
    "EEA": "European Economic Area",
    "EUROPE": "Europe",
    "MIDDLE_EAST": "Middle East",
    "AFRICA": "Africa",
    "NORDICS": "Nordics",
    "BALTICS": "Baltics",
    "BENELUX": "Benelux",
    "IBERIA": "Iberia",
    "UKI": "UK and Ireland",
    "CEE": "Central and Eastern Europe",
    "AMERICAS": "Americas",
    "NORTH_AMERICA": "North America",
    "CENTRAL_AMERICA": "Central America",
    "SOUTH_AMERICA": "South America",
    "CARIBBEAN": "Caribbean",
    "LATAM": "Latin America",
    "APAC": "Asia-Pacific",
    "ASIA": "Asia",
    "SOUTH_EAST_ASIA": "South-East Asia",
    "SOUTH_ASIA": "South Asia",
    "OCEANIA": "Oceania",
    "ANZ": "Australia and New Zealand",
}
WORLDWIDE = "WORLDWIDE"


def _rows(text: str) -> list[str]:
    return [row.strip() for row in text.replace("\n", " ").split(";") if row.strip()]


COUNTRIES: dict[str, str] = {row[:2]: row[7:] for row in _rows(_COUNTRIES)}
"""ISO 3166-1 alpha-2 code to a short English name."""

ALPHA_3: dict[str, str] = {row[:2]: row[3:6] for row in _rows(_COUNTRIES)}
"""ISO 3166-1 alpha-2 code to alpha-3."""

REGIONS: dict[str, dict[str, str]] = {
    country: {code: name for code, _, name in (row.partition(" ") for row in _rows(text))}
    for country, text in _REGIONS.items()
}
"""Country to its regions, postal code to name: only where people use such codes (US, CA, AU, BR)."""

GROUPS: dict[str, tuple[str, ...]] = {name: tuple(dict.fromkeys(codes.split())) for name, codes in _GROUPS.items()}
"""A group of countries, as ``applicant_location`` names it, to its members. A group is never itself a country."""


def country_name(code: str) -> str:
    """Return the English name of a country, or the code itself if there is no such country."""
    return COUNTRIES.get(code, code)


def region_name(country: str | None, region: str) -> str:
    """Return the name of a region, given its postal code or its name."""
    return REGIONS.get(country or "", {}).get(region, region)


@functools.cache
def countries_of(code: str) -> tuple[str, ...]:
    """Return the countries that a code of ``applicant_location`` reaches into; none for WORLDWIDE and time zones."""
    country = code[:2] if code[2:3] in {"", "-"} else ""
    return GROUPS.get(code) or ((country,) if country in COUNTRIES else ())


def applicant_phrase(code: str) -> str:
    """Return what a code of ``applicant_location`` is called in English: ``US-CA`` is "California, United States"."""
    country, _, region = code.partition("-")
    if code in GROUPS:
        return GROUP_NAMES.get(code, code)
    if country in COUNTRIES:
        return f"{region_name(country, region)}, {COUNTRIES[country]}" if region else COUNTRIES[country]
    return "Worldwide" if code == WORLDWIDE else code
