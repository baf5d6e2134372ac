"""The cues by which a teller goes on to the next exercise: counts, "then", "do the", "this one's a".

Each family is written out between bars, however the lines break; `any_of` makes one pattern of it.
"""

from bandstand.prescription.reader.lines.vocabulary import JOINERS, TALK
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.wordlists import any_of, words

_ORDER = any_of(
    """first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | next | last | final |
    1st | 2nd | 3rd | [4-9]th"""
)
_PIECE = any_of("one | exercise | stretch | move | movement | drill | pose | thing | favou?rite | choice | pick")
_SMALL = any_of("so | and | ok | okay | now | right | alright | then | oh | for | the | your | my | our | this | on to")

_HERE = r"(?:(?<=\n)|(?<=[.!?;:] )|\A)"
_AT_THE_HEAD = any_of(
    "first(?:ly)? | second(?:ly)? | third(?:ly)? | fourth(?:ly)? | fifth | one | [2-9] | finally | lastly | last"
)
_IS = any_of("is | was | comes | we have | we've got | there's | there is")

# "Number 3", "the first one", "first up", "last comes": an exercise begins, even where its name comes later.
COUNTED = Pattern(
    rf"\b(?:{_SMALL} ){{0,5}}(?:number (?:\d{{1,2}}|one)\b(?! ?(?:to|and|of|-) ?\d)|"
    rf"{_ORDER} {_PIECE}\b(?! ?(?:to|and|before|i) )|{_ORDER} (?:up|of all)\b|"
    rf"{_ORDER}(?= {_IS} )|{_HERE}{_AT_THE_HEAD}(?=, )|"
    rf"{_HERE}(?:one|(?:the|my|his|her|their) other(?: one| favou?rite| exercise)?)(?= (?:is|was) ))"
)
# "That was the first one", "so that's number 2": the count closes what was told.
CLOSES = Pattern(
    r"\b(?:that's|that is|that was|was|than|do|the same as|of|as|from|hold|holding|repeat|with|at|in|to|on|by|count|"
    r"keep|make) (?:the |your |my )?$"
)

_FROM_HERE = any_of(
    """then | after that | afterwards | next | also | plus | finally | lastly | followed by | oh and | and now | now |
    last | here's | to (?:finish|start|begin|end)(?: off| up)?(?: with)? | from (?:here|there) |
    (?:we|you|i)(?:'ll| will)? (?:start|begin|finish|end)(?: off| up| out)? (?:with|in) |
    (?:start|finish|begin) (?:with|in) | (?:with|settle into)(?= (?:the|an?) )"""
)
_COMING = any_of(
    """comes? | came | come into | move into | move on to | go on to | there is | there's | there are | do | it's |
    we have | we do | (?:we'll|we will|let's) (?:go over|do|try)"""
)
# "And for the arch there is the short foot"; a sentence that opens with "And the bird dog, ...".
THERE_IS = Pattern(r"\bthere(?:'s| is| are)(?: also)?(?= (?:the|a|an|some|my) )")
AND_THE = Pattern(r"(?:\A|(?<=[.!?;] )|(?<=\n))(?:and|oh|plus)(?= (?:the|an?|some|my) )")
THEN = Pattern(rf"\b(?:(?:and|so|oh|okay|ok|now|but) ){{0,2}}{_FROM_HERE}(?:,? {_COMING})?(?= )")
BEING = Pattern(r"\b(?:you're|you are|are|be|i'm|i am) $")  # "you're now standing on the left" tells how
# "Then came the broomstick": after these any noun will do.
COMES = Pattern(r"\b(?:comes?|came|there is|there's|here's)\b")

_ASKED = any_of("gave | given | showed | got | has | have | had | put | start(?:ed)? | taught | wants? | told | makes?")
_DO = any_of(
    rf"""do | does | doing | did | try | add | include | including | includes | perform | prescribed | practi[cs]e |
    called | known as | named | {_ASKED} (?:me|you|us|him|her)(?: to do| doing| on| with| how to do)?"""
)
DONE = Pattern(rf"\b{_DO}(?: (?:only|just|also))?(?= )")
_THIS_IS = any_of(
    """(?:so |and )?(?:this|that|it) is | (?:so |and )?(?:that's|it's|its) | this one is | this one's |
    (?:we|they|i) call (?:it|this|that|these) | (?:is|are|it's) called"""
)
CALLED = Pattern(rf"\b{_THIS_IS}(?: called| known as| just)?(?= )")

# What may stand between a cue and the name it brings.
FILLER = Pattern(
    r"(?:[,:-]|'s|"
    + any_of(
        """is | was | are | will be | would be | comes | came | up | of all | we have | we've got | you have |
        you've got | you've | we do | we'll do | you do | i do | i want you to do | you're going to do |
        you're gonna do | we're going to do | we're gonna do | it's | this is | that is | there's | there is |
        called | they call | with | then | just | only | also | yep | yes | again | on the floor | and |
        you guessed it | a | an | the | your | my | some | our | these | this | that | good old | classic | is for |
        same but | same with | few | (?:big|main|fun|hard|tricky) one |
        my favou?rite | do | into | in | one(?! leg| arm| hand| foot| knee) | another"""
    )
    + r"(?![\w'-]))"
)
COPULA = Pattern(r"^(?:'s| is| was| called| they call|:| comes| came|,)|\b(?:is|called|they call|comes|came)\b")
ARTICLES = words("a an the my your some one is :")

# "The stick one", "that isometric thing"; "the other one" and "the sore one" name nothing.
_NO_KIND = any_of(
    """first | second | third | next | last | final | other | same | whole | best | main | only | good | bad |
    right | left | raised | bent | straight | free | lifted | working | standing | front | back | upper | lower
    | affected | opposite | painful | sore | injured | operated | real | hard | hardest | worst | wrong | easy |
    new | old | previous | big | important | funny | this | that | each | every | one | no | any | kind | sort |
    gold | very | most | little | rather | pretty | quite | really | nice | lovely | great | top | bottom | blue
    | red | green | yellow | black | stronger | lighter"""
)
_SMALL_WORD = any_of(
    """and | or | the | that | is | so | number | as | in | on | at | with | to | of | for | you | we | i | but | then |
    a | it"""
)
_KIND = r"[a-z][\w'-]{1,14}"
A_THING = Pattern(
    rf"(?!{_NO_KIND}\b){_KIND}(?: (?!{_SMALL_WORD}\b){_KIND}){{0,2}} (?:one|thing)\b"
    r"(?: (?:lying on (?:my|your|the) [a-z]{3,8}|on all fours))?"
)
AND_A_THING = Pattern(rf"\band(?= (?:the|that|a) {A_THING.source})")
# "The lying-down one, the Brandt-Daroff": a name of its own after it says more.
ALSO = Pattern(r", (?:the |called |or |a )?(?=[A-Z])", minds_capitals=True)
PROPER = Pattern(r"[A-Z][\w'-]{2,20}(?: [A-Z][\w'-]{1,20}){0,2}", minds_capitals=True)

# "Clams came first", "toe raises next", "planks go on the list": the name stands before its cue.
NAMED_FIRST = Pattern(
    r" (?:(?:came|comes|goes|go|is|are|was) (?:first|next|last)\b|"
    r"(?:first|next)(?= (?:so|then|and|same|you|we|i|lie|stand|sit|with|because)\b|[,.])|"
    r"(?:goes?|went|are|is) on (?:the|my) (?:daily |home )?list\b)"
)
PLACED = Pattern(r" on (?:the|your|my) (?:left|right)\b")

# A name ends before one of these.
STOPS = (
    TALK
    | JOINERS
    | words(
        """
        or then now okay ok so just only at for from by as while until till before after where all each every both
        again please slowly it's that's there's let's get got going gonna which into than too also same about like even
        """
    )
)
# "The ones to train are the hip flexors": muscles, and no exercise.
MUSCLES = words("flexor flexors extensor extensors abductor abductors adductor adductors rotator rotators")
NO_NAMES = MUSCLES | words(
    """
    thing things exercise exercises stretch few warm easy simple important question questions reason problem part step
    more less most favourite good great bad time times week weeks day days month lot bit ones one point only side other
    same minute minutes second seconds set sets rep reps pain doctor surgeon physio appointment visit video
    internal external arch arches knees four cat cow dog camel bug shell
    """
)

# "All of that 3 times a day", "you can do this little routine ...": about no single exercise.
_THEM = "(?:that|this|these|those|them|it)"
_LOT = "(?:routine|thing|programme|program|lot|list)"
_OFTEN = r"(?:every |daily|once (?:a|per) |\d{1,2}(?:(?:-| to | or )\d{1,2})? times? (?:a|per|each|every) )"
# At the end of a talk that has no full stops: "right do that every day".
FOR_ALL_AT_LAST = Pattern(rf"\b(?:(?:so|and|right|okay|just) ){{0,3}}do (?:this|that|it)(?= {_OFTEN})")
FOR_ALL = Pattern(
    r"\b(?:(?:so|and|right|okay|you|please|now|just) ){0,4}"
    + any_of(
        rf"""all of {_THEM}\b | do (?:these|those|them|it all)(?= {_OFTEN}) |
        (?:can |could )?do (?:this|that|the) (?:little |whole |same )?{_LOT}\b | the whole {_LOT}\b |
        (?:for )?the lot\b | everything\b | how often\b | these (?:exercises|stretches|moves)\b | (?:you )?at home\b |
        numbers? \d{{1,2}}(?= (?:to|and|-) )"""
    )
)
FOR_ALL_TO_COME = Pattern(
    r"\b"
    + any_of(
        rf"""(?:if|unless) (?:i|you) (?:don't |do not )?(?:say|tell|hear) |
        (?:it's |there are |we have |we've got )?\d{{1,2}} (?:moves|exercises|stretches|things|of them|drills)\b |
        each of {_THEM}\b | all of {_THEM}\b | the whole {_LOT}\b | everything\b"""
    )
)
ABOUT_SOMEBODY = Pattern(
    r"\b(?:i (?:was|had|got|went|saw|slept|ran|did|woke)|was|were|(?:she|he) (?:said|says|poked|measured))\b|\?"
)
