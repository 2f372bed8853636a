"""Phrases of news and reports, each with all that is read of it, written short.

"10..20" has both ends in it, "(10" and "20)" leave one out, "~" is approximate.
"""

import pytest

from provenance.language import read_estimates


def told(mention):
    """Write an estimate short: "(10..20", ">=3", "~12", "5{percent}"."""
    estimate = mention.estimate
    low, high = estimate.low, estimate.high
    if low is None and high is None:
        short = f"{estimate.best}"
    elif low == high:
        short = f"{low}"
    elif high is None:
        short = f"{'>' if estimate.low_open else '>='}{low}"
    elif low is None:
        short = f"{'<' if estimate.high_open else '<='}{high}"
    else:
        short = "(" * estimate.low_open + f"{low}..{high}" + ")" * estimate.high_open
    short = "~" * estimate.approximate + short
    return f"{short}{{{mention.unit}}}" if mention.unit == "percent" else short


TWO_ENDS = {
    "between a hundred and two hundred men": "100..200",
    "between one hundred and two hundred men": "100..200",
    "between one thousand and two thousand men": "1000..2000",
    "between five hundred and one thousand": "500..1000",
    "between two hundred and two hundred and fifty men": "200..250",
    "between one hundred and five and two hundred": "105..200",
    "between one hundred and one hundred and fifty": "100..150",
    "a hundred and two hundred": "100 200",
    "two hundred and two thousand": "202000",
    "a hundred and a thousand": "100 1000",
    "between five hundred and a thousand": "500..1000",
    "between two hundred and three hundred thousand": "200000..300000",
    "between one and two thousand": "1000..2000",
    "between five and ten": "5..10",
    "between a thousand and fifteen hundred": "1000..1500",
    "between one million and one and a half million": "1000000..1500000",
    "between minus five and plus five": "-5..5",
    "between -5 and +5": "-5..5",
    "2 thousand 5 hundred": "2500",
    "3 thru 5": "3..5",
    "3 till 5 years": "3..5",
    "a two-to-three-week delay": "2..3",
    "two- to three-week delay": "2..3",
    "Sales fell by a third to $1.2bn.": "0.3333333333 1200000000",
    "cut by a quarter since May": "0.25",
    "by a third party": "",
    "from a quarter to a third": "0.25..0.3333333333",
    "half to three-quarters of a million": "500000..750000",
    "a quarter to half a million": "250000..500000",
    "35 dead and scores wounded": "35 ~>=40",
    "the scores were level": "",
}

PARTS_AND_HEDGES = {
    "half-a-million men": "500000",
    "half-an-hour": "0.5",
    "for 6-1/2 years": "6.5",
    "$5-1/2 million": "5500000",
    "on 5-1/2023": "",
    "a third more": "0.3333333333",
    "a quarter century": "0.25",
    "a quarter mile": "0.25",
    "seven hundred eight hundred": "700 800",
    "between three thousand and nine thousand": "3000..9000",
    "three thousand and four thousand": "3000 4000",
    "in a week or two": "1..2",
    "an hour or two": "1..2",
    "a thousand or two": "1000..2000",
    "a dozen or two": "12..24",
    "12 people or two": "12 2",
    "the first week or two men": "2",
    "seven thousand millions": "7000000000",
    "6 lkh": "600000",
    "two thousand thousands": "2000 ~>=2000",
    "twelve (12) men": "12",
    "40 (forty) men": "40",
    "twelve (13) men": "12 13",
    "12 (12) men": "12 12",
    "two gallons and a half": "2.5",
    "a hundred and one half": "100.5",
    "a hundred and one half-empty boats": "101",
    "there aren't more than 30 men": "<=30",
    "there weren't fewer than 30 men": ">=30",
    "it won't exceed 30 days": "<=30",
    "a max of 30": "<=30",
    "max: 30": "<=30",
    "min: 30": ">=30",
    "few men came": "",
    "a 1-in-100-year flood": "0.01",
    "a one-in-a-million chance": "0.000001",
    "a one-in-five chance": "0.2",
    "- 350 tents\n- 1,200 blankets": "350 1200",
    "- 5": "-5",
    "half a percent": "0.5{percent}",
    "half of one percent": "0.5{percent}",
    "a quarter of a percent": "0.25{percent}",
    "a tenth of one percentage point": "0.1",
    "half a percentage point": "0.5",
    "half of 20 percent": "0.5 20{percent}",
    "240 percents": "240{percent}",
    "It took an hour and a half.": "1.5",
    "a year and a half": "1.5",
    "two years and a half": "2.5",
    "3 hours and a quarter": "3.25",
    "12 men and a half": "12 0.5",
    "three men and a third of the women": "3 0.3333333333",
    "in nineteen eighty-four": "",
    "since twenty ten": "",
    "born in nineteen ninety": "",
    "of twenty twenty-four": "",
    "in twenty ten men": "20 10",
    "nineteen eighty-four": "",
    "three twenty-seven": "3 27",
    "in nineteen homes": "19",
    "over $4 million and under $5 million": "(4000000..5000000)",
    "exceeding 2 cups but below 5": "(2..5)",
    "more than 10 men but fewer than 40": "(10..40)",
    "more than 10 men but fewer than 40 men": "(10..40)",
    "more than 10 men but fewer than 40 women": ">10 <40",
    "more than 10 men died but fewer than 40 were hurt": ">10 <40",
    "min 5 max 10": "5..10",
    "Three men at least": ">=3",
    "three men at most": "<=3",
    "Three armed men at most were there.": "<=3",
    "three people maximum": "<=3",
    "12 people at most risk": "12",
    "12 came at least twice": "12",
    "12 people at least 20 of them men": "12 >=20",
    "He had 30 minutes at the most.": "<=30",
    "the average of 11 results is 60": "11 60",
    "an average of 11": "~11",
    "almost all 300": "~300",
    "300, possibly more": ">=300",
    "300 and rising": ">=300",
    "300 at the outside": "<=300",
    "65 and older": ">=65",
    "18 or younger": "<=18",
    "at most a few hundred": "~<1000",
    "no more than several dozen": "~<120",
    "up to a few thousand": "~<10000",
    "under a few hundred": "~<1000",
}

NO_QUANTITIES = {
    "at ground zero": "",
    "net zero by 2050": "",
    "sub-zero cold": "",
    "a zero-sum game": "",
    "zero deaths": "0",
    "from zero to 12": "0..12",
    "The firm cut 12,000 jobs over two years.": "12000 2",
    "$2.5 billion over five years": "2500000000 5",
    "killed 300 people over 10 days": "300 10",
    "12 people waited over two hours": "12 >2",
    "jailed for over five years": ">5",
    "12 people were jailed for over five years": "12 >5",
    "30 killed over two days": "30 2",
    '"12 Angry Men" is old.': "",
    "he saw “Seven Samurai”.": "",
    '"300 people died," he said.': "300",
    '"12 Angry Voters Were Here and stayed" he said': "12",
    "the film 21 Grams": "",
    "he took the 7 train": "",
    "the 7 train cars": "7",
    "a 12 train convoy": "",
    "12 trains": "12",
    "the Six-Day War": "",
    "The Six-Day War": "",
    "the six-day war": "6",
    "split it fifty-fifty": "",
    "a 7-Eleven shop": "",
    "a one-on-one talk": "",
    "one-to-one": "",
    "It cost Boeing 300 jobs.": "300",
    "It cost the BBC 12 staff.": "12",
    "the 49ers and 76ers": "",
    "in the third quarter of 2023": "",
    "the first nine months of 2023": "9",
    "the 2010 quake killed 200,000": "200000",
    "2023/24": "",
    "1939-45": "",
    "from 1914-18": "",
    "the 1939-45 war": "",
    "1500-50 men": "1500 50",
    "half past three": "",
    "at quarter to five": "",
    "at a quarter past 9": "",
    "at 1800 hours": "",
    "1800 hours": "1800",
    "for 1500 hours": "1500",
    "he turned 50.": "",
    "he turned 50 last week": "50",
    "he turned 50 homes into flats": "50",
    "The suspect, 34, was arrested.": "",
    "7-6 (5)": "",
    "won 7-6 (5), 6-2": "",
    "Year 7 students": "",
    "this year 12 students": "12",
    "last year 300, this year 400": "300 400",
    "Question 5": "",
    "Group 4": "",
    "the group 4 people": "4",
}

ALL = TWO_ENDS | PARTS_AND_HEDGES | NO_QUANTITIES


@pytest.mark.parametrize("phrase", ALL)
def test_a_phrase_is_read_as_it_is_meant(phrase):
    assert " ".join(map(told, read_estimates(phrase))) == ALL[phrase]
