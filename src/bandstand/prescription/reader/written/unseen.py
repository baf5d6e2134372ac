"""Characters that show nothing, and those that one font alone shows: copying brings them along."""

import re

from bandstand.prescription.reader.patterns import Pattern

# Soft hyphens, spaces of no width, marks of direction, tags, and variants of the letter before; none says anything.
UNSEEN = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef"
)
JOINING = "\u200c\u200d\ufe0f"  # inside a word of some scripts, or between the parts of one emoji
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"

_NOT_OF_A_WORD = re.compile(f"(?![{JOINING}])[{UNSEEN}{PRIVATE}]")
# The bullets of Word's Symbol and Wingdings fonts have no letter of their own; at a line's head each is a bullet.
FONT_BULLET = Pattern(rf"(?m:^)(?P<indent>[ \t]{{0,40}})[{PRIVATE}]{{1,3}}[ \t]{{0,8}}(?=\S)", minds_capitals=True)
FONT_CROSS = Pattern(r"(?<=\d)(?P<before> ?)\uf0b4(?= ?\d)", minds_capitals=True)  # the cross of the Symbol font
FONT_MARK = Pattern(f"[{PRIVATE}]", minds_capitals=True)


def shown(words: str) -> str:
    """Words as they look; what shows nothing is gone, so that a name is found and spelt as everybody reads it."""
    return _NOT_OF_A_WORD.sub("", words).strip() or words
