"""In: nothing. Out: invented combinations of common names from many languages, to put in the place of names in training.

Treebanks of English web text hold few Arabic, Persian, Slavic, Chinese or African names; news holds many.
"""

from __future__ import annotations

import random

GIVEN = """Ahmad Mohammed Mahmoud Khaled Hassan Faisal Walid Bashar Riad Nasser Yusuf Tariq Samir Layla Fatima Amal Rania
Hanan Zeinab Mehdi Reza Hossein Javad Ali Akbar Shirin Parisa Sergei Vladimir Dmitry Mikhail Igor Yevgeny Oleksandr
Volodymyr Andriy Natalia Svetlana Olga Irina Maria Tatiana Wei Jian Ming Xiaoming Yang Hui Li Na Kenji Hiroshi Yoshihide
Akira Yuki Min-jun Ji-woo Kim Nguyen Minh Rajesh Narendra Arvind Priya Sunita Imran Asif Benazir Kwame Kofi Abiy Uhuru
Chukwuma Ngozi Thabo Cyril Amina Ibrahim Musa Recep Ahmet Mevlut Elif Jean-Yves Emmanuel François Angela Jens Stefan
Klaus Giorgia Matteo Pedro Luis Carlos Rosa Ana João Luiz Andrzej Donald Viktor Péter Milos Ivana John Mary Susan Peter
David Sarah Karen Brian Nicholas Theresa Nigel Hillary Paul""".split()
FAMILY = """Haddad Khoury Mansour Najjar al-Rashid al-Masri al-Khatib al-Hakim Saleh Aziz Darwish Barakat Hamdan Qasim
Shaaban Rahimi Hosseini Karimi Ahmadi Ghasemi Rezaei Tehrani Ivanov Petrov Sidorov Kuznetsov Orlova Volkov Morozova
Bondarenko Shevchenko Kovalenko Melnyk Wang Zhang Liu Chen Zhao Huang Wu Tanaka Suzuki Watanabe Nakamura Park Choi Jung
Tran Pham Sharma Gupta Patel Singh Khan Chaudhry Bhutto Mensah Owusu Okafor Adeyemi Abubakar Mbeki Dlamini Kenyatta
Bekele Tadesse Yılmaz Demir Kaya Erdem Dupont Lefebvre Moreau Schmidt Müller Weber Rossi Bianchi Conti García Hernández
Castillo Silva Oliveira Kowalski Nowak Novák Horváth Popescu Jovanović Smith Johnson Miller Taylor Clarke Hughes
O'Connor McDonald Baker Cooper""".split()
PLACES = """Aleppo Idlib Raqqa Homs Mosul Kirkuk Basra Sanaa Aden Hodeidah Benghazi Misrata Tripoli Khartoum Mogadishu
Kabul Kandahar Herat Peshawar Quetta Tehran Isfahan Mashhad Baku Tbilisi Yerevan Kharkiv Mariupol Donetsk Luhansk Odesa
Sevastopol Grozny Kazan Minsk Vilnius Riga Warsaw Ankara Izmir Gaziantep Beirut Damascus Amman Gaza Haifa Cairo Doha
Manama Riyadh Jeddah Nairobi Lagos Abuja Maiduguri Bamako Niamey Juba Goma Kinshasa Harare Pretoria Yangon Naypyidaw
Dhaka Kathmandu Colombo Jakarta Manila Hanoi Pyongyang Seoul Osaka Kyoto Wuhan Chengdu Lhasa Caracas Bogotá Lima Quito
Santiago Havana Tegucigalpa Syria Iraq Yemen Libya Sudan Somalia Ukraine Russia Iran Turkey Lebanon Jordan Israel Egypt
Qatar Bahrain Nigeria Kenya Ethiopia Mali Myanmar China Japan India Pakistan Venezuela Colombia Brazil France Germany
Berlin Paris London Moscow Brussels Geneva Vienna Washington Beijing""".split()
ORGANISATIONS = """Hezbollah|Hamas|Fatah|Taliban|NATO|OPEC|UNICEF|UNHCR|OPCW|IAEA|Interfax|Reuters|AFP|Kyodo|Xinhua|TASS|
Anadolu|Rosneft|Gazprom|Aramco|Huawei|Samsung|Toyota|Siemens|Airbus|Boeing|Lukoil|Roscosmos|Mossad|Kremlin|Pentagon|
Duma|Knesset|Bundestag|Red Cross|Red Crescent|White Helmets|World Bank|European Union|African Union|Arab League|
Foreign Ministry|Defense Ministry|Interior Ministry|Health Ministry|State Department|Security Council|General Assembly|
Supreme Court|National Assembly|Free Army|Democratic Forces|Islamic Front|Labour Party|Justice Party|Central Bank|
Amnesty International|Human Rights Watch|World Health Organization|International Monetary Fund|Kyodo News|Sky News|
Al Jazeera|Al Arabiya|Deutsche Welle|Radio Free Europe|Harbor Wire|Northern Alliance|Border Guard|Coast Guard|
Revolutionary Guard|Republican Guard|Oxfam|Rosatom|Wagner|Lufthansa""".replace("\n", "").split("|")


ONSETS = """b br c ch d dr f g gr h j k kh kr l m n p pr r s sh sk sl st t tr v vl w y z zh""".split()
VOWELS = "a a a e e i i o o u ai ou".split()
CODAS = ["", "", "", "", "n", "r", "l", "s", "m", "k", "nd", "rt", "v", "sk"]
PLACE_ENDS = [
    "",
    "",
    "ia",
    "stan",
    "land",
    "burg",
    "ville",
    "grad",
    "pur",
    "abad",
    "ton",
    "mar",
    "iya",
    "o",
    "en",
    "eh",
]
PERSON_ENDS = ["", "", "ov", "enko", "sen", "i", "ez", "ski", "ian", "oglu", "wala", "er", "man", "u", "ic", "yev"]
OUTLETS = (
    """News Times Post Ledger Courier Herald Mail Gazette Press Tribune Wire Observer Daily TV Today Journal""".split()
)
BODIES = """Group Bank Institute Ministry Council University Party Front Union Agency Holdings Industries Steel Movement
Brigade Army Club United Committee Court Police Airlines Energy""".split()
BEFORE = "Radio Canal Channel Agence Al New Team FC Bank Grupo".split()


def coined(kind: str, words: int, rng: random.Random) -> list[str] | None:
    """A name that nobody bears, so that only the words around it and its ending tell its type."""

    def stem(ends: list[str]) -> str:
        syllables = []
        for left in range(rng.choice((0, 0, 1, 1, 1, 2)), -1, -1):
            coda = rng.choice(CODAS) if left == 0 or rng.random() < 0.3 else ""
            syllables.append(rng.choice(ONSETS) + rng.choice(VOWELS) + coda)
        return ("".join(syllables) + rng.choice(ends)).capitalize()

    if kind == "PER" and words <= 3:
        first = [rng.choice(GIVEN) if rng.random() < 0.4 else stem([""]) for _ in range(words - 1)]
        return [*first, stem(PERSON_ENDS)]
    if kind == "LOC" and words == 1:
        return [stem(PLACE_ENDS)]
    if kind == "ORG" and words <= 2:
        name = stem(["", "", "", "com", "tex", "press", "corp", "a"])
        if words == 1:
            return [name]
        return (
            [name, rng.choice(OUTLETS if rng.random() < 0.5 else BODIES)]
            if rng.random() < 0.8
            else [rng.choice(BEFORE), name]
        )
    return None


def invented(kind: str, words: int, rng: random.Random) -> list[str] | None:
    """A name of that type and number of words, or None where the lists have none."""
    if kind == "PER":
        if words == 1:
            return [rng.choice(FAMILY if rng.random() < 0.6 else GIVEN)]
        if words == 2:
            return [rng.choice(GIVEN), rng.choice(FAMILY)]
        return [rng.choice(GIVEN), rng.choice(GIVEN), rng.choice(FAMILY)] if words == 3 else None
    if kind == "LOC":
        return [rng.choice(PLACES)] if words == 1 else None
    if kind == "ORG":
        fitting = [name for name in ORGANISATIONS if name.count(" ") == words - 1]
        return rng.choice(fitting).split() if fitting else None
    return None
