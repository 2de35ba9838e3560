"""What countries, regions and cities are called in German where it differs from English, and how one is in them."""

# By ISO 3166-1 alpha-2.
_COUNTRIES = """
AE Vereinigte Arabische Emirate; AG Antigua und Barbuda; AL Albanien; AM Armenien; AQ Antarktis; AR Argentinien;
AS Amerikanisch-Samoa; AT Österreich; AU Australien; AX Ålandinseln; AZ Aserbaidschan; BA Bosnien und Herzegowina;
BD Bangladesch; BE Belgien; BG Bulgarien; BL St. Barthélemy; BO Bolivien; BQ Karibische Niederlande; BR Brasilien;
BV Bouvetinsel; BW Botsuana; CA Kanada; CC Kokosinseln; CD DR Kongo; CF Zentralafrikanische Republik;
CG Republik Kongo; CH Schweiz; CI Elfenbeinküste; CK Cookinseln; CM Kamerun; CO Kolumbien; CU Kuba; CV Kap Verde;
CX Weihnachtsinsel; CY Zypern; CZ Tschechien; DE Deutschland; DJ Dschibuti; DK Dänemark; DO Dominikanische Republik;
DZ Algerien; EE Estland; EG Ägypten; EH Westsahara; ES Spanien; ET Äthiopien; FI Finnland; FJ Fidschi;
FK Falklandinseln; FM Mikronesien; FO Färöer; FR Frankreich; GA Gabun; GB Vereinigtes Königreich; GE Georgien;
GF Französisch-Guayana; GL Grönland; GQ Äquatorialguinea; GR Griechenland;
GS Südgeorgien und die Südlichen Sandwichinseln; HK Hongkong; HM Heard und McDonaldinseln; HR Kroatien; HU Ungarn;
ID Indonesien; IE Irland; IM Insel Man; IN Indien; IO Britisches Territorium im Indischen Ozean; IQ Irak; IS Island;
IT Italien; JM Jamaika; JO Jordanien; KE Kenia; KG Kirgisistan; KH Kambodscha; KM Komoren; KN St. Kitts und Nevis;
KP Nordkorea; KR Südkorea; KY Kaimaninseln; KZ Kasachstan; LB Libanon; LC St. Lucia; LT Litauen; LU Luxemburg;
LV Lettland; LY Libyen; MA Marokko; MD Moldau; MF St. Martin; MG Madagaskar; MH Marshallinseln; MK Nordmazedonien;
MN Mongolei; MO Macau; MP Nördliche Marianen; MR Mauretanien; MV Malediven; MX Mexiko; MZ Mosambik; NC Neukaledonien;
NF Norfolkinsel; NL Niederlande; NO Norwegen; NZ Neuseeland; PF Französisch-Polynesien; PG Papua-Neuguinea;
PH Philippinen; PL Polen; PM St. Pierre und Miquelon; PN Pitcairninseln; PS Palästina; QA Katar; RO Rumänien;
RS Serbien; RU Russland; RW Ruanda; SA Saudi-Arabien; SB Salomonen; SC Seychellen; SE Schweden; SG Singapur;
SH St. Helena; SI Slowenien; SJ Spitzbergen und Jan Mayen; SK Slowakei; SS Südsudan; ST São Tomé und Príncipe;
SY Syrien; TC Turks- und Caicosinseln; TD Tschad; TF Französische Südgebiete; TJ Tadschikistan; TL Osttimor;
TN Tunesien; TR Türkei; TT Trinidad und Tobago; TZ Tansania; UM Kleinere Amerikanische Überseeinseln; US USA;
UZ Usbekistan; VA Vatikanstadt; VC St. Vincent und die Grenadinen; VG Britische Jungferninseln;
VI Amerikanische Jungferninseln; WF Wallis und Futuna; YE Jemen; ZA Südafrika; ZM Sambia; ZW Simbabwe
"""

# By country; the English names are those of the gazetteer.
_PLACES = {
    "AM": "Yerevan = Jerewan",
    "AT": """
        Vienna = Wien; Lower Austria = Niederösterreich; Upper Austria = Oberösterreich; Styria = Steiermark;
        Tyrol = Tirol; Carinthia = Kärnten
    """,
    "AU": "Western Australia = Westaustralien; South Australia = Südaustralien; Tasmania = Tasmanien",
    "BE": """
        Brussels = Brüssel; Antwerp = Antwerpen; Ghent = Gent; Bruges = Brügge; Liège = Lüttich; Flanders = Flandern;
        Wallonia = Wallonien; Brussels-Capital Region = Region Brüssel-Hauptstadt
    """,
    "CA": "Quebec City = Québec; Greater Toronto Area = Großraum Toronto; Greater Montreal = Großraum Montreal",
    "CH": """
        Zurich = Zürich; Geneva = Genf; Lucerne = Luzern; Vaud = Waadt; Ticino = Tessin; Valais = Wallis;
        Fribourg = Freiburg; Grisons = Graubünden; Neuchatel = Neuenburg; Neuchâtel = Neuenburg; Biel/Bienne = Biel
    """,
    "CL": "Santiago Metropolitan = Metropolregion Santiago",
    "CN": "Beijing = Peking; Pearl River Delta = Perlflussdelta",
    "CU": "Havana = Havanna",
    "CZ": """
        Prague = Prag; Praha = Prag; Brno = Brünn; České Budějovice = Budweis; South Moravian = Südmähren;
        Central Bohemia = Mittelböhmen
    """,
    "DE": """
        Bavaria = Bayern; Hesse = Hessen; Lower Saxony = Niedersachsen;
        Mecklenburg-Western Pomerania = Mecklenburg-Vorpommern; North Rhine-Westphalia = Nordrhein-Westfalen;
        Rhineland-Palatinate = Rheinland-Pfalz; Saxony = Sachsen; Saxony-Anhalt = Sachsen-Anhalt;
        Thuringia = Thüringen; Munich = München; Cologne = Köln; Nuremberg = Nürnberg; Frankfurt = Frankfurt am Main;
        Ruhr = Ruhrgebiet; Rhine-Main = Rhein-Main; Rhine-Neckar = Rhein-Neckar; Rhineland = Rheinland;
        Lake Constance = Bodensee; Ibbenbueren = Ibbenbüren; Universitäts- und Hansestadt Greifswald = Greifswald
    """,
    "DK": """
        Copenhagen = Kopenhagen; Capital Region = Hauptstadtregion; Central Jutland = Mitteljütland;
        North Denmark = Nordjütland; Zealand = Seeland; South Denmark = Süddänemark; Øresund = Öresund
    """,
    "DZ": "Algiers = Algier",
    "EG": "Cairo = Kairo",
    "ES": """
        Seville = Sevilla; Zaragoza = Saragossa; Community of Madrid = Autonome Gemeinschaft Madrid;
        Catalonia = Katalonien; Andalusia = Andalusien; Valencian Community = Valencianische Gemeinschaft;
        Basque Country = Baskenland; Galicia = Galicien; Castile and León = Kastilien und León;
        Castilla-La Mancha = Kastilien-La Mancha; Aragon = Aragonien; Navarre = Navarra; Balearic Islands = Balearen;
        Canary Islands = Kanarische Inseln; Asturias = Asturien; Cantabria = Kantabrien
    """,
    "FI": "Lapland = Lappland",
    "FR": """
        Strasbourg = Straßburg; Nice = Nizza; Normandy = Normandie; Brittany = Bretagne; Corsica = Korsika;
        Occitanie = Okzitanien; Greater Paris = Großraum Paris
    """,
    "GB": """
        Scotland = Schottland; Northern Ireland = Nordirland; Greater London = Großraum London;
        Greater Manchester = Großraum Manchester; South East England = Südostengland
    """,
    "GE": "Tbilisi = Tiflis",
    "GR": """
        Athens = Athen; Piraeus = Piräus; Attica = Attika; Crete = Kreta; Peloponnese = Peloponnes;
        Thessaly = Thessalien; Ionian Islands = Ionische Inseln; Central Greece = Mittelgriechenland;
        West Greece = Westgriechenland; Central Macedonia = Zentralmakedonien; North Aegean = Nördliche Ägäis;
        South Aegean = Südliche Ägäis
    """,
    "HK": "Hong Kong = Hongkong",
    "IQ": "Baghdad = Bagdad",
    "IR": "Tehran = Teheran",
    "IT": """
        Rome = Rom; Milan = Mailand; Naples = Neapel; Genoa = Genua; Florence = Florenz; Venice = Venedig;
        Trieste = Triest; Trento = Trient; Bolzano = Bozen; Siracusa = Syrakus; Lombardy = Lombardei; Lazio = Latium;
        Piedmont = Piemont; Tuscany = Toskana; Sicily = Sizilien; Sardinia = Sardinien; Apulia = Apulien;
        Veneto = Venetien; Liguria = Ligurien; Trentino-South Tyrol = Trentino-Südtirol; Campania = Kampanien;
        Abruzzo = Abruzzen; Basilicate = Basilikata; Calabria = Kalabrien;
        Friuli Venezia Giulia = Friaul-Julisch Venetien; The Marches = Marken; Umbria = Umbrien;
        Aosta Valley = Aostatal
    """,
    "JP": "Tokyo = Tokio",
    "LU": "Luxembourg = Luxemburg",
    "MA": "Marrakesh = Marrakesch; Tangier = Tanger",
    "MX": "Mexico City = Mexiko-Stadt",
    "NL": "The Hague = Den Haag; North Holland = Nordholland; South Holland = Südholland; North Brabant = Nordbrabant",
    "PL": """
        Warsaw = Warschau; Kraków = Krakau; Wrocław = Breslau; Poznań = Posen; Gdańsk = Danzig; Szczecin = Stettin;
        Katowice = Kattowitz; Masovia = Masowien; Lesser Poland = Kleinpolen; Lower Silesia = Niederschlesien;
        Greater Poland = Großpolen; Pomerania = Pommern; Silesia = Schlesien; Podlasie = Podlachien;
        West Pomeranian = Westpommern; Kujawsko-Pomorskie = Kujawien-Pommern; Subcarpathian = Karpatenvorland;
        Warmian-Masurian = Ermland-Masuren
    """,
    "PT": "Lisbon = Lissabon; Azores = Azoren",
    "RO": "Bucharest = Bukarest; Bucuresti = Bukarest",
    "RS": "Belgrade = Belgrad",
    "RU": "Moscow = Moskau; Saint Petersburg = Sankt Petersburg; St.-Petersburg = Sankt Petersburg",
    "SE": "Gothenburg = Göteborg; Skåne = Schonen; Stockholm County = Stockholms län",
    "SG": "Singapore = Singapur",
    "SY": "Damascus = Damaskus",
    "UA": "Kyiv = Kyjiw; Lviv = Lwiw; Kharkiv = Charkiw; Crimea = Krim",
    "US": """
        California = Kalifornien; New England = Neuengland; Southern California = Südkalifornien;
        Northern California = Nordkalifornien
    """,
    "ZA": "Cape Town = Kapstadt; Western Cape = Westkap; Eastern Cape = Ostkap; Northern Cape = Nordkap",
}

# Where it is not simply "in" and the name: countries by their code, regions as `DE-Saarland`.
_IN_PLACES = """
AE = in den Vereinigten Arabischen Emiraten; AS = auf Amerikanisch-Samoa; AT-Burgenland = im Burgenland;
AT-Styria = in der Steiermark; AX = auf den Ålandinseln; BM = auf den Bermudas; BQ = in den Karibischen Niederlanden;
BS = auf den Bahamas; CC = auf den Kokosinseln; CD = in der DR Kongo; CF = in der Zentralafrikanischen Republik;
CG = in der Republik Kongo; CH = in der Schweiz; CH-Aargau = im Aargau; CH-Jura = im Jura; CH-Thurgau = im Thurgau;
CH-Ticino = im Tessin; CH-Valais = im Wallis; CH-Vaud = in der Waadt; CI = in der Elfenbeinküste;
CK = auf den Cookinseln; CU = auf Kuba; CV = auf Kap Verde; CW = auf Curaçao; CX = auf der Weihnachtsinsel;
CY = auf Zypern; DE-Saarland = im Saarland; DK-Capital Region = in der Hauptstadtregion; DK-Zealand = auf Seeland;
DO = in der Dominikanischen Republik; EH = in der Westsahara; ES-Balearic Islands = auf den Balearen;
ES-Basque Country = im Baskenland; ES-Canary Islands = auf den Kanarischen Inseln;
ES-Community of Madrid = in der Autonomen Gemeinschaft Madrid;
ES-Valencian Community = in der Valencianischen Gemeinschaft; FJ = auf Fidschi; FK = auf den Falklandinseln;
FO = auf den Färöern; FR-Brittany = in der Bretagne; FR-Corsica = auf Korsika; FR-Normandy = in der Normandie;
GB = im Vereinigten Königreich; GG = auf Guernsey; GL = auf Grönland; GP = auf Guadeloupe; GR-Crete = auf Kreta;
GR-Ionian Islands = auf den Ionischen Inseln; GR-Peloponnese = auf dem Peloponnes; GU = auf Guam;
IM = auf der Insel Man; IQ = im Irak; IR = im Iran; IT-Abruzzo = in den Abruzzen; IT-Aosta Valley = im Aostatal;
IT-Basilicate = in der Basilikata; IT-Lombardy = in der Lombardei; IT-Piedmont = im Piemont;
IT-Sardinia = auf Sardinien; IT-Sicily = auf Sizilien; IT-The Marches = in den Marken; IT-Tuscany = in der Toskana;
JE = auf Jersey; JM = auf Jamaika; KM = auf den Komoren; KY = auf den Kaimaninseln; LB = im Libanon;
MG = auf Madagaskar; MH = auf den Marshallinseln; MN = in der Mongolei; MP = auf den Nördlichen Marianen;
MQ = auf Martinique; MT = auf Malta; MU = auf Mauritius; MV = auf den Malediven; NE = im Niger;
NL = in den Niederlanden; PH = auf den Philippinen; PL-Subcarpathian = im Karpatenvorland;
PN = auf den Pitcairninseln; PT-Azores = auf den Azoren; PT-Madeira = auf Madeira; RE = auf Réunion;
SB = auf den Salomonen; SC = auf den Seychellen; SD = im Sudan; SK = in der Slowakei; SS = im Südsudan;
SX = auf Sint Maarten; TC = auf den Turks- und Caicosinseln; TD = im Tschad; TR = in der Türkei; UA = in der Ukraine;
UA-Crimea = auf der Krim; US = in den USA; US-DC = im District of Columbia; VA = in der Vatikanstadt;
VG = auf den Britischen Jungferninseln; VI = auf den Amerikanischen Jungferninseln; XK = im Kosovo; YE = im Jemen;
YT = auf Mayotte
"""


def _pairs(text: str) -> dict[str, str]:
    rows = (row.partition(" = ") for row in text.replace("\n", " ").split(";"))
    return {name.strip(): german.strip() for name, _, german in rows}


COUNTRY_NAMES = {row[:2]: row[3:] for row in map(str.strip, _COUNTRIES.replace("\n", " ").split(";"))}
PLACE_NAMES = {
    f"{country}/{name}": german for country, text in _PLACES.items() for name, german in _pairs(text).items()
}
IN_PLACES = _pairs(_IN_PLACES)
