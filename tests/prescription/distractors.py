"""Sentences that say nothing of a dose, though most of them hold a number: what a reader must pass over."""

import random

from hypothesis import strategies as st

DISTRACTORS = (
    # weather and thanks
    "The weather has been lovely this week.",
    "It was {n} degrees outside on Sunday, so I sat in the shade.",
    "Thank you for coming in, and for your patience.",
    "It was good to see you again.",
    "Many thanks to everyone who wrote to us.",
    # ages and people
    "My mother is {age} years old.",
    "This leaflet is for people aged {age} and over.",
    "She turned {age} in the spring.",
    "We see about {hundreds} people a year in this clinic.",
    # dates and versions
    "Review date: {day} June {year}.",
    "Printed on {day}/{month}/{year}.",
    "Your next appointment is on {day}.{month}.{year} with Dr Brown.",
    "Leaflet number {hundreds}, version {small}.{small}.",
    "Last updated March {day}, {year}.",
    "The operation was on {year}-0{small}-{day}.",
    # telephones, addresses, opening hours, prices
    "If you are worried call us on 0161 555 0{hundreds}.",
    "Phone: 020 7946 0{hundreds}.",
    "The clinic is open from {small} am to {small} pm.",
    "Parking costs £{small}.50 for two hours.",
    "A new one costs about ${n}.",
    "We have moved to {n} Station Road, room {small}.",
    # degrees, sizes, weights, shares
    "The knee now bends to {n}5 degrees.",
    "He weighs {n} kg.",
    "The scar is {small} cm long.",
    "About {n}% of runners have a sore knee at some point.",
    # pain scores
    "Your pain was {small} out of 10 at the last visit.",
    "Pain up to {small}/10 is acceptable.",
    # studies, pages, time of healing
    "In a study of {hundreds} patients most were pain free after {n} weeks.",
    "This happened {small} months ago.",
    "Ref. {hundreds}-{n}.",
)


def distractor(dice: random.Random) -> str:
    """One such sentence with numbers of its own."""
    return dice.choice(DISTRACTORS).format(
        n=dice.randint(11, 40),
        small=dice.randint(1, 9),
        age=dice.randint(18, 90),
        hundreds=dice.randint(120, 980),
        day=dice.randint(10, 28),
        month=dice.randint(10, 12),
        year=dice.randint(2001, 2029),
    )


distractors = st.integers(0, 2**32 - 1).map(random.Random).map(distractor)
