"""Numbers that count nothing: each refused by a named rule that says why."""

import pytest

from provenance.language import Reader, read_all, read_estimates
from provenance.language.pseudo_tables import REASONS, UNREADABLE

REFUSED = {
    "date": [
        "It happened on Nov. 12.",
        "on 12 November 2023",
        "by 3rd May",
        "between 12 and 14 of June",
        "2023-11-12",
        "12/11/2023",
        "the May 5 vote",
        "in 44 BC",
        "since 11/12",
    ],
    "time": [
        "at 4:25",
        "at 9 pm",
        "at 9 p.m.",
        "1600 GMT",
        "at 0800 hours",
        "GMT+5",
        "at 5 o'clock",
        "16:30:05",
        "in 1:30.5",
    ],
    "year": [
        "in 2024",
        "since 1998",
        "(2021)",
        "(2019 est.)",
        "the 2024 election",
        "in 2020-21",
        "from 2014 to 2018",
        "between 2014 and 2018",
        "the summer of 2019",
        "a medal at Tokyo 2020.",
        "in mid-2023",
        "the War of 1812",
    ],
    "ratio": [
        "odds of 3 to 1",
        "outnumbered 10 to one",
        "in a ratio of 3 to 2",
        "by a 2 to 1 margin",
        "a 3 to 2 favourite",
        "outnumbered 3:1",
        "a ratio of 1:1,000",
    ],
    "decade": ["the 1990s", "in his 40s", "the '90s"],
    "address": [
        "at 10 Downing Street",
        "outside 1600 Pennsylvania Avenue,",
        "near 24 Sussex Drive.",
        "at 77 Massachusetts Ave. and 12 High St.",
        "in 3 Rue de Rivoli",
    ],
    "phone number": [
        "call 555-0199-123",
        "+44-20-7946-0958",
        "+44 20 7946 0958",
        "dial 112",
        "She called 911 after the fall",
        "dial 112 or 999",
        "911 calls rose",
        "text 88022 to give",
        "call 555-1234.",
        "555-5555",
        "reach them at 555-0142",
        "ring (202) 456-1414",
        "on 020 7946 0958",
    ],
    "ranking": [
        "the top 10 donors",
        "a Top 40 hit",
        "in the top 5",
        "the world's top ten",
        "Top 10:",
    ],
    "reference": [
        "Article 5",
        "page 12",
        "Resolution 1701",
        "No. 10",
        "Figure 3",
        "#7",
        "§ 12",
        "Unit 70",
        "as shown[12]",
        "Flight 370",
        "in Room 101 of the hotel",
        "flat 4 on the second floor",
        "Route 66 and Highway 401",
        "on Channel 4; Gate 12",
        "the number 73 bus; bus No. 73",
        "paragraph 12 of Resolution 2231",
        "pp. 12-14, page 9-11",
        "Regulation 2016/679; docket 19-1234",
        "Unit 731 is remembered",
        "Battalion 51; Brigade 60",
        "Reactor 4; Step 2 is next",
        "World War 2 was long",
        "Building 7; Car 12 won",
        "error 404; zip code 90210",
        "Air France 447 and KLM 867",
        "resolutions 1718 and 1874; articles 5 and 6",
        "under Executive Order 13769; Hospital 3 was hit",
    ],
    "name": [
        "F-16",
        "in 2024 F-16s struck",
        "the T-72",
        "COVID-19",
        "S&P 500",
        "Boeing 737",
        "a 3D film",
        "5G",
        "a 401(k) plan",
        "the Group of 77",
        "rapper 50 Cent sang",
        "a 737 MAX crashed",
        "the Big Four auditors; the Five Eyes alliance; the Chicago Seven",
        "Big 12, Sweet 16, BBC Two",
        "the Challenger 2 to Ukraine",
        "the Leopard 2; an Ariane 5; a Falcon 9 rocket",
        "Shahed 136; Hwasong 17",
        "Area 51, Apollo 11, Windows 10, Catch-22",
        "an iPhone 15; Formula 1",
    ],
    "code": ["agent 007", "KAL 007", "G7", "flight 4U9525", "J1149.5+6663", "km^3", "1_000"],
    "event": ["9/11", "24/7"],
    "score": ["won 2-1", "a 3-0 win", "by a vote of 52-48", "lost 88-102"],
    "url": ["https://example.org/12?n=34", "www.example.org/7"],
    "age": [
        "the 65-year-old",
        "a man aged 65",
        "65 years old",
        "Kim, 65, said",
        "aged 19 to 24",
        "aged 23 and 31.",
    ],
    "ordinal": ["the 25th Brigade", "a second wave", "the twenty-first century"],
    "one of": ["one of the men"],
    "pronoun": ["this one", "the other one", "one another", "one may ask"],
    "idiom": ["on the one hand", "a one-way road", "a baker's dozen"],
    "multiple": ["three times as many", "a five-fold rise", "ten times more"],
    "calibre": ["a 12-gauge shotgun", "155 mm shells", "155-mm rounds", "a .50 caliber rifle"],
    "measure of a thing": [
        "a five-star hotel",
        "a 4-star general",
        "155mm shells",
        "a 180ml bottle",
        "a 29km road",
    ],
    "coordinates": ["at 38°N", "at 50.45° north", "latitude 38.8"],
    "base of a rate": ["per 100,000 people"],
    "contradictory hedges": ["at least at most 5", "up to 5 or more"],
    "reversed range": ["between 12,000 and 3,000"],
}


@pytest.mark.parametrize(
    ("text", "rule"), [(text, rule) for rule, texts in REFUSED.items() for text in texts]
)
def test_it_counts_nothing(text, rule):
    reading = read_all(text)
    assert [mention.text for mention in reading.mentions] == []
    assert rule in [rejection.rule for rejection in reading.rejections]


def test_every_rule_of_the_table_is_tried_here_or_where_numbers_are():
    elsewhere = {"grouping", "dotted", "invisible character", "scripts", "size", "superscript"}
    elsewhere |= {"zero below", "vague", "markup"}
    assert set(REASONS) == set(REFUSED) | elsewhere
    assert set(REASONS) >= UNREADABLE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("about 2000", "about 2000"),
        ("2000 troops", "2000"),
        ("at least 1,999", "at least 1,999"),
        ("from 2000 to 3000 troops", "from 2000 to 3000"),
        ("in May 12 people died", "12"),
        ("nine people in six boxes", "nine"),
        ("killing 16 at a market", "16"),
        ("a 12,000-strong force", "12,000"),
        ("more than thirty years old", "more than thirty"),
        ("no more than one", "no more than one"),
        ("one last time", "one"),
        ("one soldier", "one"),
        ("at least one of them", "at least one"),
        ("only one of them", "only one"),
        ("up to one of the men", "up to one"),
        ("six of the eight", "Six"),
        ("a group of seven soldiers", "seven"),
        ("10-12,000 men", "10-12,000"),
        ("the first 1,500", "1,500"),
        ("part of 12 attacks", "12"),
        ("3 times", "3"),
        ("the F-16s and 12 tanks", "12"),
        ("24-hour curfew", "24"),
        ("she is 5", "5"),
        ("in the district 12 people died", "12"),
        ("in the war 300 died", "300"),
        ("in the building 12 were hurt", "12"),
        ("12 Wall Street banks failed", "12"),
        ("3 Fleet Street editors", "3"),
        ("10 Red Cross workers", "10"),
        ("the bill 60 senators backed", "60"),
        ("error rates fell by 12 percent", "12 percent"),
        ("the road 3 miles north", "3"),
        ("a flat 5 percent fee", "5 percent"),
        ("in Kursk 2024 soldiers died", "2024"),
        ("the quake killed 2000.", "2000"),
        ("a group of 77 people", "77"),
        ("from house 300 metres away", "300"),
        ("500 155mm shells", "500"),
        ("Figure 2 shows 12 cases", "12"),
        ("911 people were killed", "911"),
        ("police called 40 volunteers", "40"),
        ("they called 911 soldiers back", "911"),
        ("500-1000 troops", "500-1000"),
        ("ranging 355-1201", "355-1201"),
        ("the Army 300 strong", "300"),
        ("A Bomb Kills Twelve", "Twelve"),
        ("A Gunman Kills 12", "12"),
        ("between 350-1250 km", "350-1250"),
        ("top 10 officials were killed", "10"),
        ("the top 10 officials were killed", "10"),
        ("a strike killed the top two generals", "two"),
        ("a group of 20", "20"),
        ("the top 10 percent", "10 percent"),
        ("Deaths top 500", "500"),
        ("a coin of 50 cents", "50"),
        ("the big four changes", "four"),
        ("Rains Kill Seven in the Alps", "Seven"),
        ("In the Bahamas 12 drowned", "12"),
        ("in the Ukraine 12 are dead", "12"),
        ("in the area 51 people died", "51"),
        ("Air France cut 447 jobs", "447"),
        ("a Boeing fleet of 50 jets", "50"),
        ("resolutions 1718 and 12 others", "12"),
        ("the final 12 minutes", "12"),
        ("at the hospital 3 people died", "3"),
        ("a war of 2000 days", "2000"),
        ("007 men", "007"),
    ],
)
def test_it_counts_something(text, words):
    assert words.lower() in [mention.text.lower() for mention in read_estimates(text)]


def test_ages_are_read_when_asked_for():
    (mention,) = read_estimates("the 65-year-old", ages=True)
    assert mention.estimate.best == 65


def test_every_refusal_gives_its_reason():
    (rejection,) = read_all("under Article 5").rejections
    assert (rejection.text, rejection.reason) == ("5", REASONS["reference"])
    assert rejection.to_dict()["start"] == 14


def test_a_word_of_ones_own_makes_a_number_count_nothing():
    reader = Reader(refusing={"brent": "the price of an oil"})
    reading = reader.read("Brent 82 rose; 12 ships left")
    assert [rejection.reason for rejection in reading.rejections] == ["the price of an oil"]
    assert [mention.text for mention in reading.mentions] == ["12"]
