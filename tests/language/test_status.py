"""What is so and what is only expected, clause by clause, in whatever order they are told."""

import pytest

from provenance.language import read_estimates

SENTENCES = [
    ("The firm hired 200 engineers last year and plans to add 50", ["actual", "planned"]),
    ("40 survived", ["actual"]),
    ("12,000 soldiers are expected, and 3,000 have arrived", ["expected", "actual"]),
    ("3,000 have arrived, and 12,000 soldiers are expected", ["actual", "expected"]),
    ("3,000 soldiers have arrived and 12,000 are expected", ["actual", "expected"]),
    ("Of the 12,000 troops expected, 3,000 have arrived", ["expected", "actual"]),
    ("12,000 troops are expected and 3,000 are already there", ["expected", "actual"]),
    ("Seoul expects 12,000 troops; 3,000 are there now", ["expected", "actual"]),
    ("Seoul expects 12,000 troops to be sent and says 3,000 have arrived", ["expected", "actual"]),
    ("Seoul says 3,000 troops have arrived and expects 12,000 in total", ["actual", "expected"]),
    ("Russia will receive 12,000 troops, of whom 3,000 have been deployed", ["expected", "actual"]),
    ("3,000 of the planned 12,000 have arrived", ["actual", "planned"]),
    ("3,000 of the 12,000 expected troops have arrived", ["actual", "expected"]),
    (
        "Officials fear that 200 people have died, while 50 bodies were recovered",
        ["feared", "actual"],
    ),
    ("50 bodies were recovered but 200 are feared dead", ["actual", "feared"]),
    ("At least 40 were killed and up to 100 may be trapped", ["actual", "possible"]),
    ("Up to 100 may be trapped and at least 40 were killed", ["possible", "actual"]),
    ("The army plans to send 5,000 troops and has sent 1,000", ["planned", "actual"]),
    ("1,000 were sent and 5,000 more are planned", ["actual", "planned"]),
    ("They have sent 1,000 and plan to send 5,000", ["actual", "planned"]),
    ("10,000 could be sent by December, but only 500 arrived last week", ["possible", "actual"]),
    ("Kyiv said 500 arrived last week and that 10,000 could follow", ["actual", "possible"]),
    ("3,000 troops are to be sent", ["planned"]),
    ("600 troops have arrived, with 2,400 more to follow", ["actual", "planned"]),
    ("3,000 troops are being sent", ["actual"]),
    ("3,000 troops have been sent", ["actual"]),
    ("3,000 troops had been expected", ["expected"]),
    ("the expected 3,000 troops", ["expected"]),
    ("the 3,000 troops expected", ["expected"]),
    ("an expected 3,000 troops", ["expected"]),
    ("It is expected that 12,000 will come; 3,000 came in October", ["expected", "actual"]),
    ("Britain pledged 200 tanks and delivered 50", ["planned", "actual"]),
    ("Britain delivered 50 of the 200 tanks it pledged", ["actual", "planned"]),
    ("Of 200 tanks pledged, 50 were delivered", ["planned", "actual"]),
    ("Britain has delivered 50 tanks and promised 200", ["actual", "planned"]),
    ("The storm killed 30 people and could leave 5,000 homeless", ["actual", "possible"]),
    ("The storm could leave 5,000 homeless after killing 30 people", ["possible", "actual"]),
    ("12,000 to arrive, 3,000 arrived", ["planned", "actual"]),
    ("12,000 expected, 3,000 deployed", ["expected", "actual"]),
    ("3,000 deployed, 12,000 expected", ["actual", "expected"]),
    ("3,000 are deployed, and 12,000 expected", ["actual", "expected"]),
    ("3,000 deployed; expected: 12,000", ["actual", "expected"]),
    (
        "About 1,500 were moved in October, and the total will reach 10,000 by December",
        ["actual", "expected"],
    ),
    (
        "The total will reach 10,000 by December, after about 1,500 were moved in October",
        ["expected", "actual"],
    ),
    ("North Korea may have sent 10,000 troops", ["possible"]),
    ("the bank is considering cutting 1,000 jobs", ["possible"]),
    ("North Korea is believed to have sent 10,000 troops", ["actual"]),
    ("NATO expects the alliance to have 300,000 troops on high readiness", ["expected"]),
    ("More than 2,000 people were arrested and 300 remain in custody", ["actual", "actual"]),
    ("If 12,000 troops arrive, 3,000 will be sent to Kursk", ["possible", "expected"]),
    ("Washington believes 3,000 have arrived and warns that 12,000 will", ["actual", "expected"]),
    ("Not all of the 12,000 expected have arrived: 3,000 have", ["expected", "actual"]),
    ("As 3,000 arrived, 9,000 were expected", ["actual", "expected"]),
    ("Seoul, which expects 12,000, said 3,000 had arrived", ["expected", "actual"]),
    (
        "Seoul said 3,000 had arrived, a quarter of the 12,000 it expects",
        ["actual", "", "expected"],
    ),
    ("There are 3,000 soldiers there and there will be 12,000 by winter", ["actual", "expected"]),
    ("There will be 12,000 by winter; there are 3,000 now", ["expected", "actual"]),
    ("Turnout was 54 percent, below the 60 percent forecast", ["actual", "expected"]),
    ("Sales rose 5%, beating the 3% analysts had expected", ["actual", "expected"]),
    ("Analysts had expected 3%, but sales rose 5%", ["expected", "actual"]),
    ("the ministry plans 400 new flats; 120 were finished by June", ["planned", "actual"]),
    ("30 were killed, 50 injured and 12 are missing", ["actual", "actual", "actual"]),
    ("5,000 are set to leave and 700 have left", ["planned", "actual"]),
    ("700 have left; 5,000 are set to leave", ["actual", "planned"]),
    ("Russia lost 700 tanks and has 3,000 in reserve", ["actual", "actual"]),
    ("Organisers said 20,000 took part, police put it at 8,000", ["actual", ""]),
    ("We expected 20 guests but 35 came", ["expected", "actual"]),
    ("35 guests came although 20 were expected", ["actual", "expected"]),
    ("Thirty-five came, not the twenty we had expected", ["actual", "expected"]),
    ("12,000 soldiers are expected by Kyiv, which says 3,000 have arrived", ["expected", "actual"]),
    (
        "12,000 troops, expected next month, will join the 3,000 already there",
        ["expected", "actual"],
    ),
    ("The 3,000 already there will be joined by 12,000 next month", ["actual", "expected"]),
    ("3,000 troops already in Russia will be joined by 12,000 more", ["actual", "expected"]),
    ("Pyongyang intends to send 12,000; 3,000 have been seen", ["planned", "actual"]),
    ("12,000 has been promised and 3,000 has been delivered", ["planned", "actual"]),
    ("the UN says 3,000 have been displaced and fears for 12,000 more", ["actual", "feared"]),
    ("up to 600 people are believed dead", ["actual"]),
    ("as many as 600 people are presumed dead", ["feared"]),
    ("600 people are thought to have died", ["actual"]),
    ("600 people died, 12 of them children", ["actual", "actual"]),
    ("an estimated 600 died", ["actual"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_each_figure_has_the_status_of_its_own_clause(text, expected):
    assert [mention.status for mention in read_estimates(text)] == expected


ARRIVED = ["3,000 have arrived", "3,000 are there now", "3,000 were deployed", "3,000 came"]
AWAITED = ["12,000 are expected", "12,000 will come", "12,000 are due to come", "12,000 may come"]


@pytest.mark.parametrize("joint", [", and ", "; ", " and ", ", but ", ". ", " while "])
@pytest.mark.parametrize("arrived", ARRIVED)
@pytest.mark.parametrize("awaited", AWAITED)
def test_two_clauses_do_not_lend_each_other_their_status(arrived, awaited, joint):
    for text in (arrived + joint + awaited, awaited + joint + arrived):
        for mention in read_estimates(text):
            assert (mention.status == "actual") == (mention.estimate.best == 3000), text
