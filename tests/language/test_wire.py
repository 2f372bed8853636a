"""Sentences as the wires and situation reports write them, by what is hard to read in them.

"10..20" has both ends in it, "(10" and "20)" leave one out, "~" is approximate.
"""

import pytest

from provenance.language import read_estimates

SHARES_AND_RATIOS = {
    "About one person in 10 has no access to clean water.": "~0.1",
    "One child in five goes hungry.": "0.2",
    "Roughly one child in every five is stunted.": "~0.2",
    "Three women in 10 were asked.": "0.3",
    "He scored one goal in 10 games.": "1 10",
    "Two people in 10 days fell ill.": "2 10",
    "Nine out of 10 children are ill.": "0.9",
    "Two out of 36 work.": "0.0555555556",
    "It found one case in 14 of 18 states.": "1 14 18",
    "One man in 2019 was freed.": "1",
    "They freed one man in 12 raids.": "1 12",
    "Just 4 of every 100 kilometres of road are paved.": "0.04",
    "The risk is 1/3,000.": "0.0003333333",
    "The site reported 120/3,000 kits.": "120 3000",
    "The odds of a default are 3 to 1, bookmakers said.": "",
    "Men outnumber women four to one.": "",
    "The ratio is three to one.": "",
    "Visits fell 3 to 1.": "3 1",
    "It lasted 1 to 3 days.": "1..3",
    "They cut it from 3 to 1.": "3 1",
    "The price has risen by a factor of three.": "",
    "by a factor of 10 since May": "",
}

MONEY_AND_MEASURES = {
    "He paid 10 grand for the car.": "10000",
    "It cost ten grand.": "10000",
    "$10 grand stolen": "10000",
    "She bought 10 grand pianos.": "10",
    "two grand juries": "2",
    "The offer came in just south of $40 billion.": "~<40000000000",
    "The firm is worth south of $4 billion.": "<4000000000",
    "The bonus ran to five figures.": "",
    "The charity received a six-figure sum.": "",
    "a four-digit code": "",
    "Temperatures fell to 12 degrees below zero in the north.": "-12",
    "It was 12 degrees Celsius below zero.": "-12",
    "It is 12 degrees below average.": "12",
    "Rainfall of up to 300mm fell within 24 hours.": "<=300 24",
    "The 10,000m champion has retired.": "10000",
    "$10,000m was lent": "10000000000",
    "A magnitude-6.4 quake struck.": "6.4",
    "The wreck lies at 48.8584 N, 2.2945 E.": "",
    "The peso weakened past 1,000 to the dollar.": ">1000",
    "A half-point cut is due.": "0.5",
    "a half-hour delay": "0.5",
    "a quarter-point cut": "0.25",
    "A first-half goal and a third-quarter loss.": "",
    "a third-party cookie": "",
    "Prices are a fifth below 2019 levels.": "0.2",
    "A score of villages were cut off.": "20",
    "More than a score of people were hurt.": ">20",
    "a score of 20 points": "20",
    "with a score of points": "",
}

YEARS_AND_AGES = {
    "Turnout was 71.3%, up 2.1 points on 2019.": "71.3{percent} 2.1",
    "Profit was £43.7m (2022: £39.1m).": "43700000 39100000",
    "The storm Ian, 2022, cost $113 billion.": "113000000000",
    "The asteroid 2024 YR4 may hit.": "",
    "It opened with 2024 on stage.": "2024",
    "Output stayed above 2019 levels.": "",
    "The suspect, named as Ali H., 32, fired 14 shots.": "14",
    "John Smith Jr., 54, was held.": "",
    "Two brothers, 8 and 11, drowned.": "2",
    "The victims, aged 17, 19 and 24, were students.": "",
    "Police took 287 pupils, aged between 8 and 15, away.": "287",
    "Kim, 65, and 3 others left.": "3",
    "At a minimum, 7,000 people have been killed.": ">=7000",
    "At the very least, 12 died.": ">=12",
}

NAMES_AND_GAMES = {
    "She won an Oscar for 12 Years a Slave.": "",
    "Fonda starred in 12 Angry Men in 1957.": "",
    "He has directed Ten Brave Men before.": "",
    "Blast in the North Leaves 12 Young Men Dead": "12",
    "The blast killed 12 Russian men.": "12",
    "He logged 900 hours on the 787.": "900",
    "Of the 787 who fell ill, 12 died.": "787 12",
    "The Boeing 737-800 had 181 people on board.": "181",
    "Voyager 1 is 15 billion miles away.": "15000000000",
    "The best-of-seven series is tied.": "",
    "The party may win 240-260 of 400 seats.": "240..260 400",
    "They won 24-17.": "",
    "He took 5-32 in 14 overs.": "14",
    "It took 5-10 minutes.": "5..10",
    "A one-legged man ran.": "",
}

HEADINGS_AND_DAYS = {
    "RWANDA 1991- 1994 REPORT": "",
    "a force of 1950-2000 troops": "1950..2000",
    "Executions 2007": "",
    "Soldiers 2007": "2007",
    "REPORT N° 328": "",
    "Incident 639": "",
    "In the incident 12 died.": "12",
    "CLASHES 20190521": "",
    "some 20199921 of them": "~20199921",
    "In Period of November 1st to November 14th, 2021: Tracking": "",
    "Rights in Syria 2013 (January to June)": "",
    "The last day of 2013 left 142 dead.": "142",
    "It sold 12 cars in all of 2023.": "12",
}

NONE_AND_ABOUT = {
    "No soldier was hurt.": "0",
    "No doubt it was.": "",
    "There is no dog in the park.": "0",
    "in no man's land": "",
    "no child's play": "",
    "300 people or so came.": "~300",
    "12 houses or thereabouts burned.": "~12",
    "3 men or about 5 women": "3 ~5",
    "A blast in the market, killing scores.": "~>=40",
    "The scores were level.": "",
    "It shines 1,000 times brighter.": "",
    "Shares trade at 15 times earnings.": "",
    "It came within 6.1m km of the Sun.": "6100000",
    "It stands 12m high.": "12",
    "The motion passed by nine votes, 287 to 278.": "9",
}

HEDGES = {
    "The caseload has passed 46,000.": ">46000",
    "Deaths passed 300 on Monday.": ">300",
    "It has passed 12 bills.": "12",
    "The fine could top $1bn.": ">1000000000",
    "They wanted a cut of a quarter point.": "0.25",
    "Easily 300 people were there.": ">=300",
    "At best 40 of the 90 will return.": "<=40 90",
    "He has 30 days at best.": "<=30",
    "12 of the best were chosen.": "12",
    "Scarcely 500 came.": "~500",
    "Hardly 500 came.": "~500",
    "12 at the very outside.": "<=12",
    "Prices went up to $3 from $2.": "3 2",
    "Prices could go up to $3.": "<=3",
    "As much as a third was lost.": "<=0.3333333333",
    "About a third was lost.": "~0.3333333333",
    "Of them a third were children.": "0.3333333333",
    "Two men were shot and a third was hurt.": "2",
    "Some 300 came, in the ballpark of 400 left.": "~300 ~400",
    "Virtually all 40 died.": "~40",
    "10, 20 or even 30 came.": "10 20..30",
    "Over two years the war killed 40.": "2 40",
    "Over 30 days, 40 died.": "30 40",
    "Over 30 days passed.": ">30",
    "As recently as 2019, 15 came.": "15",
    "As many as 2019 came.": "<=2019",
    "Children as young as six work there.": "",
    "As old as 90, they came.": "",
    "Some are as old as 90 years.": "90",
    "About to turn 40, he left.": "",
    "They turn 40 homes into flats.": "40",
    "under 18 U.S.C. 1001": "<18 1001",
}

NAMES_IN_PROSE = {
    "A PlayStation 5 costs $499.": "499",
    "The 737 MAX 8 seats 178.": "178",
    "Storm Babet 2 is near.": "",
    "In Kursk 12 were lost.": "12",
    "In March 12 was too few.": "",
    "DEFCON 2 lasted 30 days.": "30",
    "a Battery 7 gun": "",
    "the battery 7 men carried": "7",
    "The 405 freeway is shut.": "",
    "At 1400 local time (1100 GMT), 3 shells fell.": "3",
    "12 local officials": "12",
    "The Paris 2024 Games drew 10,500 athletes.": "10500",
    "A size 12 shoe was found.": "",
    "of that size 12 ships": "12",
    'The singer\'s "22" was played.': "",
    'He said "22" of them.': "22",
    "She starred in Ten Brave Women then.": "",
    "Rebels killed 12 Border Police officers.": "12",
    "They held two Black Lives Matter marchers.": "2",
    "The group sent 12 Red Cross Workers home.": "12",
    "the Paris 2024 Games": "",
    "Police said: Two men died.": "2",
}

LATE_HEDGES = {
    "The base lies 40 km south of 12 villages.": "40 12",
    "In Texas 12 is the limit.": "12",
    "A group of 12 figures left.": "12",
    "100-150 men or so fled.": "~100..150",
    "100 men at most fled.": "<=100",
    "12 men at most risk": "12",
    "Some few hundred fled.": "~>=300",
    "A dozen and a half fled.": "18",
    "a hundred and a half": "100.5",
    "The age range is wide, 18-65.": "18..65",
    "They are in the age group 18-65.": "",
}

SPANS = {
    "33 more are to be freed over six weeks.": "33 6",
    "12 people were jailed for over five years.": "12 >5",
    "It was extended by two hours in 120 of 500 places.": "2 120 500",
    "Cases jumped 40-fold in 6 weeks, from 50 to 2,000.": "6 50 2000",
    "Sales rose 12%, from $50 to $56.": "12{percent} 50 56",
    "It takes all sizes, from 50 to 56.": "50..56",
    "The drop lasted long; prizes ran from 50 to 56.": "50..56",
    "It is twice that of 2021.": "",
    "They made do with 2000.": "2000",
    "Compared with 2019, it fell.": "",
    "12 were children over two years in the camp.": "12 >2",
}

PHRASES = {
    "At one point, 300 came.": "300",
    "At one stage of three it broke.": "3",
    "They struck at one base.": "1",
    "One day, 300 came.": "300",
    "One day of rain fell.": "1",
    "in one day": "1",
    "One Monday, 300 came.": "300",
    "It is one thing to say so.": "",
    "One by one, 40 left.": "40",
    "One after another, 12 fell.": "12",
    "One in particular stood out.": "",
    "It was a one-two punch.": "",
    "A sixty-something man spoke.": "",
    "A quarter-final loss.": "",
    "a quarter-million men": "250000",
    "He lost 12-15 kg.": "12..15",
    "They lost 12-15 in the end.": "",
}

REPORTS_AND_HEADLINES = {
    "Food prices are 3 to 4 times higher than in 2022.": "",
    "It is three or four times more likely.": "",
    "It rained 3 to 4 times.": "3..4",
    "64,213 individuals/15,420 households": "64213 15420",
    "Flight CZ/15420": "",
    "It needs 300,000 tonnes, or $210 million, over six months.": "300000 210000000 6",
    "Ex-president, 77, gets 6 years": "6",
    "The tyre, 40, burst.": "40",
    "40C heat kills 12": "40 12",
    "a 10kg bomb": "10",
    "a 180ml bottle": "",
    "Third of staff quit in 2 years": "0.3333333333 2",
    "Quarter of pupils absent": "0.25",
    "Third of its kind": "",
    "Third of three blasts": "3",
}

ODD_AND_LETTERS = {
    "Twenty-odd thousand troops crossed.": "~20000",
    "20-odd thousand troops crossed.": "~20000",
    "three hundred-odd thousand people": "~300000",
    "$20-odd million": "~20000000",
    "20-odd men and an odd thousand": "~20 1000",
    "3,000 (est.) were killed": "~3000",
    "12,000 (approx.) dead": "~12000",
    "3,000 (about 5 of them hurt)": "3000 ~5",
    "a $3 B deal": "3000000000",
    "USD 3MM in fees": "3000000",
    "$12 T-shirts": "12",
    "$3 mm shells": "",
    "3 B people": "3",
    "the nineteen-sixties saw 12 coups": "12",
    "records of the nineteen sixties": "",
}

ALL = (
    LATE_HEDGES
    | SPANS
    | PHRASES
    | REPORTS_AND_HEADLINES
    | HEADINGS_AND_DAYS
    | NONE_AND_ABOUT
    | HEDGES
    | NAMES_IN_PROSE
    | ODD_AND_LETTERS
)
ALL |= SHARES_AND_RATIOS | MONEY_AND_MEASURES | YEARS_AND_AGES | NAMES_AND_GAMES


@pytest.mark.parametrize("sentence", ALL)
def test_a_sentence_of_the_wires(sentence, told):
    assert " ".join(map(told, read_estimates(sentence))) == ALL[sentence]
