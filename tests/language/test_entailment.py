"""Does one sentence follow from another? The relations of the estimates decide."""

from itertools import product

import pytest

from provenance.language import parse_estimate, read_estimates

QUANTIFIERS = {
    "at least {n}": lambda n: range(n, 30),
    "{n} or more": lambda n: range(n, 30),
    "no fewer than {n}": lambda n: range(n, 30),
    "more than {n}": lambda n: range(n + 1, 30),
    "at most {n}": lambda n: range(n + 1),
    "no more than {n}": lambda n: range(n + 1),
    "up to {n}": lambda n: range(n + 1),
    "fewer than {n}": range,
    "exactly {n}": lambda n: range(n, n + 1),
    "{n}": lambda n: range(n, n + 1),
    "between {n} and 9": lambda n: range(n, 10),
    "over {n}": lambda n: range(n + 1, 30),
    "under {n}": range,
    "not less than {n}": lambda n: range(n, 30),
    "not more than {n}": lambda n: range(n + 1),
    "never more than {n}": lambda n: range(n + 1),
    "only {n}": lambda n: range(n, n + 1),
    "a minimum of {n}": lambda n: range(n, 30),
    "a maximum of {n}": lambda n: range(n + 1),
    "as many as {n}": lambda n: range(n + 1),
    "{n} or fewer": lambda n: range(n + 1),
    "greater than {n}": lambda n: range(n + 1, 30),
}
NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6}
SENTENCES = {
    f"{quantifier.format(n=word)} men": frozenset(values(number))
    for (quantifier, values), (word, number) in product(QUANTIFIERS.items(), NUMBERS.items())
} | {
    "no men": frozenset({0}),
    "none of the men": frozenset({0}),
    "half a dozen men": frozenset({6}),
}


def entails(premise, conclusion):
    return parse_estimate(premise).counted().within(parse_estimate(conclusion).counted())


@pytest.mark.parametrize("premise", SENTENCES)
def test_entailment_is_inclusion_of_the_counts_left_possible(premise):
    for conclusion, allowed in SENTENCES.items():
        possible = SENTENCES[premise]
        # A count has no stated least value; zero is the least there is.
        expected = possible <= allowed
        low_unsaid = parse_estimate(premise).low is None and parse_estimate(conclusion).low == 0
        if not low_unsaid:
            assert entails(premise, conclusion) == expected, (premise, conclusion)


TEMPLATES = [
    "{q} dogs are running in the park.",
    "There are {q} children on the beach, and the sun is out.",
    "The man bought {q} red apples.",
    "{q} of the men left.",
]


@pytest.mark.parametrize("quantifier", QUANTIFIERS)
def test_a_sentence_around_it_changes_nothing(quantifier):
    for template, number in product(TEMPLATES, NUMBERS):
        words = quantifier.format(n=number)
        sentence = template.format(q=words)
        (mention,) = read_estimates(sentence[0].upper() + sentence[1:])
        assert mention.estimate == parse_estimate(f"{words} men")


# Pairs of sentences: the second follows from the first, cannot be where it is, or may be.
FOLLOWS = [
    ("At least 3,000 soldiers arrived.", "More than 2,000 soldiers arrived."),
    ("More than 3,000 soldiers arrived.", "At least 3,001 soldiers arrived."),
    ("More than 3,000 soldiers arrived.", "At least 3,000 soldiers arrived."),
    ("Exactly 12 ships sank.", "At least ten ships sank."),
    ("No more than 12 ships sank.", "Fewer than 13 ships sank."),
    ("Fewer than 13 ships sank.", "At most 12 ships sank."),
    ("Up to 40 people were killed.", "No more than 50 people were killed."),
    ("Between 10 and 20 people were hurt.", "At least ten people were hurt."),
    ("Ten to 20 people were hurt.", "Fewer than 21 people were hurt."),
    ("15 people were hurt.", "Between 10 and 20 people were hurt."),
    ("No soldiers were hurt.", "Fewer than three soldiers were hurt."),
    ("None of the soldiers were hurt.", "At most two soldiers were hurt."),
    ("A dozen people died.", "Twelve people died."),
    ("Half a dozen people died.", "Exactly six people died."),
    ("Two dozen people died.", "More than 20 people died."),
    ("More than two dozen people died.", "At least 25 people died."),
    ("Over a hundred people died.", "More than 99 people died."),
    ("Not fewer than five dogs ran.", "At least five dogs ran."),
    ("Not more than five dogs ran.", "At most five dogs ran."),
    ("Five or more dogs ran.", "At least four dogs ran."),
    ("Five or fewer dogs ran.", "Fewer than six dogs ran."),
    ("Less than five dogs ran.", "At most four dogs ran."),
    ("As many as 300 people were aboard.", "At most 300 people were aboard."),
    ("As few as 30 people were aboard.", "At least 30 people were aboard."),
    ("Only three men came.", "Exactly three men came."),
    ("Just three men came.", "At most three men came."),
    ("Three men at most came.", "No more than three men came."),
    ("Three men at least came.", "Three or more men came."),
    ("A minimum of 30 men came.", "More than 29 men came."),
    ("A maximum of 30 men came.", "Fewer than 31 men came."),
    ("In excess of 30 men came.", "More than 30 men came."),
    ("Upwards of 30 men came.", "At least 30 men came."),
    ("North of 30 men came.", "More than 30 men came."),
    ("Shy of 30 men came.", "Fewer than 30 men came."),
    ("3,000 men or more came.", "At least 3,000 men came."),
    ("3,000-plus men came.", "At least 3,000 men came."),
    ("3,000+ men came.", "No fewer than 3,000 men came."),
    ("One man came.", "At least one man came."),
    ("A single man came.", "Exactly one man came."),
    ("Not a single man came.", "No men came."),
    ("A pair of men came.", "Exactly two men came."),
    ("Two or three men came.", "At least two men came."),
    ("More than five but fewer than ten men came.", "Between six and nine men came."),
    ("At least five and at most ten men came.", "Between five and ten men came."),
    ("More than one man came.", "At least two men came."),
    ("Fewer than two men came.", "At most one man came."),
    ("Under 1,000 men came.", "Fewer than a thousand men came."),
    ("More than 60 percent of the men came.", "At least 55 percent of the men came."),
    ("3.5 million people fled.", "More than 3 million people fled."),
    ("More than 3.5m people fled.", "At least three million people fled."),
    ("Between 1.5 and 2 million people fled.", "At most 2 million people fled."),
    ("Dozens of people fled.", "At least 20 people fled."),
    ("Hundreds of people fled.", "More than 100 people fled."),
    ("Thousands of people fled.", "At least one person fled."),
    ("Tens of thousands of people fled.", "More than 10,000 people fled."),
    ("Several people fled.", "At least two people fled."),
    ("No more than one man came.", "Fewer than two men came."),
    ("No less than 10 men came.", "At least 10 men came."),
    ("Never more than five dogs ran.", "At most five dogs ran."),
    ("Not over five dogs ran.", "Fewer than six dogs ran."),
    ("Not under five dogs ran.", "At least five dogs ran."),
    ("Greater than five dogs ran.", "Six or more dogs ran."),
    ("A total of five dogs ran.", "Exactly five dogs ran."),
    ("Fewer than five dogs did not run.", "At most four dogs did not run."),
    ("Every one of the five dogs ran.", "Five dogs ran."),
    ("All five dogs ran.", "At least three dogs ran."),
    ("Zero dogs ran.", "At most zero dogs ran."),
    ("There were exactly five of the dogs.", "There were fewer than six of the dogs."),
    ("Five of the dogs ran.", "At least five of the dogs ran."),
    ("More than four and less than six dogs ran.", "Exactly five dogs ran."),
    ("From five to ten dogs ran.", "Between five and ten dogs ran."),
    ("5-10 dogs ran.", "Between four and 11 dogs ran."),
    ("Somewhere between five and ten dogs ran.", "At most ten dogs ran."),
    ("No dog ran.", "No dogs ran."),
    ("Five dogs, no more, ran.", "At most five dogs ran."),
    ("Five dogs, if not more, ran.", "At least five dogs ran."),
    ("Anywhere from five to ten dogs ran.", "At least five dogs ran."),
    ("Not less than three nor more than six dogs ran.", "Between three and six dogs ran."),
    ("Fewer than 5 dogs ran.", "Less than six dogs ran."),
    ("The number of dogs was more than five.", "The number of dogs was at least six."),
    ("The number of dogs exceeds five.", "More than five dogs ran."),
    ("The dogs numbered five.", "Exactly five dogs ran."),
]
CANNOT_BE = [
    ("Exactly 12 ships sank.", "Fewer than 12 ships sank."),
    ("Between 10 and 20 people were hurt.", "Over 20 people were hurt."),
    ("No soldiers were hurt.", "At least one soldier was hurt."),
    ("No fewer than five dogs ran.", "Fewer than five dogs ran."),
    ("Five or fewer dogs ran.", "More than five dogs ran."),
    ("Fewer than five dogs ran.", "Exactly five dogs ran."),
    ("At least five dogs ran.", "Exactly four dogs ran."),
    ("Exactly one man came.", "More than one man came."),
    ("Two or three men came.", "Fewer than two men came."),
    ("At least five but no more than ten men came.", "Eleven men came."),
    ("More than one man came.", "No man came."),
    ("Under 1,000 men came.", "Over 1,000 men came."),
    ("1,000 men came.", "Fewer than 1,000 men came."),
    ("At least 60% of the men came.", "Less than 60% of the men came."),
    ("Hundreds of people fled.", "No people fled."),
    ("Hundreds of people fled.", "Fewer than 50 people fled."),
]
MAY_BE = [
    ("At least 3,000 soldiers arrived.", "More than 3,000 soldiers arrived."),
    ("Between 10 and 20 people were hurt.", "15 people were hurt."),
    ("Fewer than five dogs ran.", "Exactly three dogs ran."),
    ("At least five dogs ran.", "Exactly five dogs ran."),
]


def counts_left(sentence):
    (mention,) = read_estimates(sentence)
    return mention.estimate.counted()


@pytest.mark.parametrize(("premise", "conclusion"), FOLLOWS)
def test_a_sentence_follows_from_another(premise, conclusion):
    assert counts_left(premise).within(counts_left(conclusion))


@pytest.mark.parametrize(("premise", "conclusion"), CANNOT_BE)
def test_a_sentence_cannot_be_where_another_is(premise, conclusion):
    assert not counts_left(premise).overlaps(counts_left(conclusion))


@pytest.mark.parametrize(("premise", "conclusion"), MAY_BE)
def test_a_sentence_may_be_where_another_is(premise, conclusion):
    one, other = counts_left(premise), counts_left(conclusion)
    assert one.overlaps(other)
    assert not one.within(other)


SHARES = [
    ("Two thirds of the men came.", "More than half of the men came."),
    ("A third of the men came.", "Fewer than half of the men came."),
    ("More than half of the men came.", "At least half of the men came."),
    ("One man in five came.", "Less than a quarter of the men came."),
]


@pytest.mark.parametrize(("premise", "conclusion"), SHARES)
def test_a_share_follows_from_another_without_counting(premise, conclusion):
    (one,), (other,) = read_estimates(premise), read_estimates(conclusion)
    assert one.estimate.within(other.estimate)
    assert not other.estimate.within(one.estimate)
