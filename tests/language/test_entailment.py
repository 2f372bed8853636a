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
