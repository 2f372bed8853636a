"""Sentences as they stand in the news: every figure with its ends, and nothing besides."""

import pytest

from provenance.language import read_estimates

OPEN = "open"


def told(mention):
    """Give the ends of an estimate, and "open" behind an end that is left out."""
    estimate = mention.estimate
    low = (estimate.low, OPEN) if estimate.low_open else estimate.low
    high = (estimate.high, OPEN) if estimate.high_open else estimate.high
    return low, high


SENTENCES = {
    "Rescuers pulled seven survivors from the rubble, but dozens of people are still missing.": [
        (7, 7),
        (24, None),
    ],
    "The toll stood at 1,204 on Monday, with 3,500 hurt and more than 200 still missing.": [
        (1204, 1204),
        (3500, 3500),
        ((200, OPEN), None),
    ],
    "As many as 2.5 million people, nearly a tenth of the population, lack clean water.": [
        (None, 2_500_000),
        (None, None),
    ],
    "Police said between 350 and 400 people were held after nearly 10,000 marched.": [
        (350, 400),
        (10_000, 10_000),
    ],
    "Three of the four suspects, aged 19 to 24, were arrested at 5:30 a.m. on June 3.": [
        (3, 3),
        (4, 4),
    ],
    "Between 2014 and 2018, some 14,000 people died in the east.": [(14_000, 14_000)],
    "The ministry put the cost at $2.4 billion, up from €1.1bn in 2020.": [
        (2_400_000_000, 2_400_000_000),
        (1_100_000_000, 1_100_000_000),
    ],
    "Two soldiers were killed and 11 others hurt when a drone struck a base near the border.": [
        (2, 2),
        (11, 11),
    ],
    "The firm cut about 1,500 jobs last year and expects to lose another 600 by the end of 2025.": [
        (1500, 1500),
        (600, 600),
    ],
    "At least 12 dead, 30 hurt in blast": [(12, None), (30, 30)],
    "Over 40 fighters and fewer than ten villagers died, the monitor said.": [
        ((40, OPEN), None),
        (None, (10, OPEN)),
    ],
    "UPDATE 3-Storm kills at least 16 in the south": [(16, None)],
    "Turnout reached 61 percent, compared with 54 percent four years ago.": [
        (61, 61),
        (54, 54),
        (4, 4),
    ],
    "The bill passed 52-48 after the Group of Seven met under Article 5.": [],
    "The 24-year-old, wanted since 2016, was held on Flight 12 with 20 kg of gold.": [(20, 20)],
    "Up to 30,000 men, or 10-12 brigades, might join by the spring of 2025.": [
        (None, 30_000),
        (10, 12),
    ],
    "No fewer than 1,200 and possibly as many as 1,500 homes burned.": [(1200, 1500)],
    "Hundreds, if not thousands, fled; the camp holds 40,000-odd people.": [
        (200, None),
        (40_000, 40_000),
    ],
    "“Some 300 of our men,” he said, “are there — not the 1,000 they claim.”": [
        (300, 300),
        (1000, 1000),
    ],
    "Ukraine&rsquo;s army lost 12&nbsp;tanks and a dozen or so guns.": [(12, 12), (12, 12)],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_news(sentence):
    expected = SENTENCES[sentence]
    found = [told(mention) for mention in read_estimates(sentence)]
    assert len(found) == len(expected)
    for ends, wanted in zip(found, expected, strict=True):
        # A share is compared by its words in other tests.
        assert wanted in {ends, (None, None)}
