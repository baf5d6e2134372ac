"""The words of the trade: what movements are called, what instructions begin with, what a heading may be instead."""

from bandstand.prescription.reader.lines import abbreviations
from bandstand.prescription.reader.wordlists import phrases, words

# Nouns that end the name of an exercise: "single leg *bridge*", "quad *sets*".
MOVEMENTS = (
    words(
        """
    clench clenches stretch stretches squat squats raise raises lift lifts bridge bridges bridging curl curls press
    presses pressup row rows plank planks clam clams clamshell clamshells shell shells march marches marching walk
    walks walking slide slides lunge lunges rotation rotations flexion extension extensions abduction adduction
    abductions adductions dorsiflexion plantarflexion inversion eversion supination pronation protraction retraction
    retractions deviation circumduction elevation depression tilt tilts pump pumps pumping circle circles step-up
    step-ups stepup stepups step-down step-downs bird-dog birddog dog dogs bug bugs rotator internal external tuck
    tucks nod nods glide glides slider sliders floss flossing crunch crunches twist twists roll rolls rollout
    rollouts swing swings hop hops hopping jump jumps skip skips balance stance stand stands hold holds bend bends
    kick kicks kickback kickbacks climber climbers squeeze squeezes pose shrug shrugs pendulum pendulums codman
    superman supermans cobra pigeon hydrant hydrants deadlift deadlifts rdl thrust thrusts pushup pushups push-up
    push-ups pull pulls pull-up pullup pulldown pulldowns pull-down pullups pull-apart pull-aparts pullapart fly
    flies flys reverse-fly dip dips swimmers situp situps sit-up sit-ups sit-to-stand sit-to-stands sit reach
    reaches reaching scrunch scrunches crawl crawls shuffle shuffles sidestep sidesteps side-step side-steps steps
    step mobilisation mobilization mobilisations mobilizations mobility isometric isometrics set sets setting
    contraction contractions raisers drop drops rocker rockers rocking rock rocks alphabet abc abcs wringing wring
    grip gripping fist fists tap taps touch touches drag drags pass passes toss throw catch catches carry carries
    drill drills bound bounds shoulder-press good-morning mornings jacks jack bicycle bicycles burpee burpees camel
    cow cat-cow cat-camel cat-cows thruster wiper wipers windscreen windmill windmills angel angels butterfly
    hamstring-curl ham-curl sweep sweeps hyperextension hyperextensions press-up press-ups knee-high high-knees
    knees jog jogging treadmill bike cycling elliptical retraining strengthening activation opener openers stepping
    flexor flexors extensor extensors abductor abductors adductor adductors push-back push-backs push-down push-downs
    pushback pushbacks pushdown pushdowns straddle crossover cross-over fallout
    fallouts fall-out fall-outs toe-touch bracing brace vacuum breathing twister turn turns look hang hangs traction
    self-massage massage release releases rolling foam-rolling foam-roll figure-four figure-4 four hug hugs prayer
    wall-sit wall-slide wall-slides arch arches doming dome splay spread spreads swivel supinator pronator exercise
    """
    )
    | abbreviations.MOVEMENTS
)
# Movement words too common in plain talk to name an exercise without help from a neighbour or a dose.
WEAK_MOVEMENTS = (
    words(
        """
    walk walks walking stand stands step steps turn turns look roll rolls hold holds sit rest reach press push pull
    lift drop drops bend bends balance touch set sets setting bike cycling treadmill jog jogging elliptical knees
    four exercise pass catch throw carry release twist kick kicks swing rock internal external depression elevation
    breathing massage rotator shell shells dog dogs mornings flexor flexors extensor extensors abductor abductors
    adductor adductors strengthening retraining mobility arch arches spread squeeze isometric isometrics grip
    stretch raise slide slides curl row rows circle march circles bug camel cow cat fist hang reaching hop skip jump
    shuffle crawl tilt traction tap stance contraction contractions bridge stepping brace drill drills rolling
    """
    )
    | abbreviations.MOVEMENTS
)
# Words that may stand before a movement and belong to its name.
MODIFIERS = (
    words(
        """
    single double one two 1 2 leg legs legged arm arms armed knee knees hip hips ankle ankles calf calves heel heels
    toe toes foot feet hand hands wrist wrists elbow elbows shoulder shoulders neck chin head back spine spinal
    lumbar thoracic cervical pelvic pelvis glute glutes gluteal gluteus quad quads quadriceps hamstring hamstrings
    groin adductor abductor hip-flexor flexor flexors psoas piriformis it itb iliotibial tfl core abdominal
    abdominals ab abs chest pec pectoral lat lats scapular scapula rotator cuff biceps bicep triceps tricep forearm
    finger fingers thumb plantar fascia achilles soleus gastroc gastrocnemius tibialis peroneal straight bent short
    long arc full half quarter mini partial deep lateral medial front rear side sideways sidelying side-lying
    forward backward backwards forwards reverse reversed diagonal horizontal vertical anterior posterior upper lower
    internal external inner outer high low wide narrow split seated sitting standing supine prone lying kneeling
    half-kneeling quadruped hook crook floor wall chair table doorway door corner bed stair stairs step towel ball
    band banded resistance resisted mini-band bands theraband thera-band loop cable dumbbell weighted assisted
    active passive static dynamic isometric eccentric concentric slow controlled monster crab clam bird dead fire
    donkey mountain cat child's childs pigeon cobra frog wood russian turkish bulgarian romanian nordic spanish
    copenhagen swiss physio stability foam ring crossed cross-over crossover butterfly windshield wiper scissor
    flutter straight-leg single-leg one-leg single-arm double-leg bent-knee heel-toe heel-to-toe tandem open closed
    chain terminal end range good bad swimmer's figure median ulnar radial sciatic nerve neural tennis grip
    wall-supported supported unsupported stork flamingo star y t w abc alphabet air ground shoulder-width goblet
    sumo pistol walking jumping marching opposite contralateral ipsilateral bodyweight gentle modified advanced
    basic easy hip-hinge hinge sit and to with on of the up down out in over a functional muscle dorsal hip-width
    heel-raise bottle shake patellar patella tibial tibia body trunk torso waist rib tummy stomach buttock buttocks
    decline incline bottom bum thigh thighs shin trap traps trapezius levator
    """
    )
    | abbreviations.MODIFIERS
)
JOINERS = words("and to with on of the a up down out in over it")
# Movement words that name no single exercise when they stand alone in a sentence.
GENERIC = words(
    """
    pose poses stretches lifts raises presses rotations extensions mobilisations mobilizations pulls strengthening
    retraining mobility
    """
)
LOOSE_JOINERS = JOINERS - words("to of")
# Names that are whole without a movement word.
WHOLE_NAMES = (
    phrases(
        """
    static quads | static glutes | inner range quads | outer range quads | long arc quads | short arc quads |
    long-arc quads | short-arc quads |
    dead bug | bird dog | fire hydrant | fire hydrants | cat camel | cat cow | cat-cow | child's pose | childs pose
    | pigeon pose | donkey kick | donkey kicks | good morning | good mornings | happy baby | downward dog | down dog
    | downward facing dog | cobra | superman | supermans | monster walk | monster walks | crab walk | crab walks |
    mountain climber | mountain climbers | clam | clams | clamshell | clamshells | clam shell | clam shells | the
    clam | plank | side plank | planks | side planks | wall sit | wall sits | glute bridge | glute bridges | hip
    thrust | hip thrusts | russian twist | russian twists | wall angel | wall angels | snow angel | snow angels |
    heel drop | heel drops | step up | step ups | step down | step downs | sit to stand | sit to stands | chair
    stand | ankle alphabet | abc | abcs | alphabet | pendulum | pendulums | pelvic tilt | pelvic tilts | chin tuck |
    chin tucks | figure four | figure 4 | knee to chest | knees to chest | single knee to chest | double knee to
    chest | stair climb | star excursion | jumping jacks | star jumps | high knees | butt kicks | bum kicks | towel
    scrunches | marble pickups | marble pick up | marble pick ups | toe yoga | short foot | prone press up | press
    up | press ups | push up | push ups | pull up | pull ups | sit up | sit ups | open book | open books | thread
    the needle | scorpion | world's greatest stretch | wood chop | woodchop | wood chops | pallof press | farmer's
    carry | farmers carry | nordic curl | nordic curls | warrior | warrior i | warrior ii | warrior 1 | warrior 2 |
    triangle | tree pose | bow pose | boat pose | legs up the wall | reclining pigeon | lizard | low lunge | half
    splits | hip circles | leg swings | arm circles | toe taps | heel slides | ankle pumps | calf raises | quad sets
    | glute sets | ham sets | leg press | lat pulldown | wall push up | wall push ups | donkey calf raises | hip
    hike | hip hikes | hip hinge | hip hinges | fallouts | prone hang | heel prop | heel props | dead hang | trunk
    rotation | lower trunk rotation | open chain | sleeper stretch | doorway stretch | prayer stretch | runner's
    stretch | standing march | wall crawl | finger walk | wall walk | wall walks | scap squeeze | scapular squeeze |
    shoulder blade squeeze | wrist curl | wrist curls | single leg stance | one leg stand | single leg balance |
    stork stand | tandem stance | tandem walk | heel walk | heel walks | toe walk | toe walks | stationary bike |
    exercise bike | curl up | curl ups | curl-up | curl-ups
    """
    )
    | abbreviations.NAMES
)
# First words of an instruction.
INSTRUCTIONS = words(
    """
    lie sit stand kneel place put keep hold bend straighten raise lift lower push pull press squeeze tighten slide
    roll rotate turn tilt lean step walk reach extend flex point bring draw move rock swing cross stretch tuck nod
    look breathe relax return repeat start begin stay rest let take tie loop grasp grab grip use try do perform make
    position support clench tense contract slowly gently then from with on while now hang drop march hop jump circle
    write spread curl drive engage brace alternate switch change swap go come shift open close face feel imagine
    remember wrap secure attach anchor set hinge squat lunge shuffle sink drag scoop touch tap pick throw catch
    balance floss interlace link clasp rise stop tall keeping lying sitting standing kneeling holding leaning
    starting using hug lace fold crawl strap wind steady spell wiggle pinch scrunch rub hook prop bow arch round allow
    ensure check think bounce pulse pedal climb ride sway shake flick trace lay maintain continue finish complete pause
    inhale exhale suck peel unroll spin wave dig glide float elevate flatten widen get count watch drape fix
    fasten slip plant shut cup cradle gather lengthen unlock walk stroke steer aim nestle wedge release
    """
)
# What else a line of instructions may open with, though names do too.
BODY_OPENERS = words(
    """
    one both your the feet hands knees arms knee heel toes legs elbows back chin head sideways facing
    """
)
# Words that make a heading something other than an exercise.
SECTION_WORDS = words(
    """
    exercises programme program programs phase phases week weeks day days about overview introduction intro how why
    what when who where tips tip notes note equipment benefits benefit purpose goal goals aim aims frequency dosage
    dose instructions instruction starting description directions contents information info disclaimer references
    reference sources source contact appointment summary conclusion faq faqs precautions precaution warning warnings
    caution symptoms causes treatment treatments diagnosis surgery medication advice reminder remember important
    prognosis recovery stages stage circuit circuits workout workouts routine routines session sessions schedule
    plan plans handout leaflet patient patients name date physio physiotherapist therapist clinic doctor dr email
    phone tel website rehab rehabilitation rehabilitating guide guidelines guidance protocol table figure fig
    picture photo video comments comment share related posts read more subscribe author by copyright stretching
    strengthening stretches warm-up warmup cool-down cooldown warm cool up beginner beginners intermediate advanced
    level levels ice icing heat rice elevation compression crutches brace sling weight-bearing weightbearing muscles
    muscle worked target targets position action progression progressions regression progress variation variations
    alternative key points general main before after getting started precautionary conditioning adherence compliance
    result results rationale dos don'ts avoid month activities activity lifestyle return hep
    kit needed who criteria photo related re subject from sent cc bcc quote wrote dx rx hx tx pmh assessment objective
    subjective abbreviations footnote condition length address hours fax cost price colour color sizes background
    details restrictions restriction author version website finisher timetable centre hospital department service
    outpatients index menu sheet sheets page splint splints monday tuesday wednesday thursday friday saturday sunday
    strength training isotonics plyometrics cardio
    january february april june july august september october november december anatomy physiology
    """
)
# Verbs that steer an exercise and name none; and words that speak of all exercises.
CONTROL = words(
    """
    stay hold keep do repeat perform try start begin rest relax go aim complete continue remember maintain avoid
    stop make use take
    """
)
TALK_OPENERS = words("i we they he she i've i'm we've my our this last when if")
ALL_WORDS = words("each every all these everything")
# What a sheet may be about, and no exercise is called.
CONDITIONS = words(
    """
    sprain sprains strain strains injury injuries pain fasciitis syndrome arthritis osteoarthritis tendinopathy
    tendonitis tendinitis sciatica tear replacement fracture bursitis impingement spondylosis instability
    dysfunction ache arthroplasty reconstruction
    """
)
CONDITION_NAMES = phrases(
    """
    tennis elbow | golfer's elbow | frozen shoulder | runner's knee | jumper's knee | shin splints | plantar
    fasciitis
    """
)
# Words for many exercises at once, and for the whole.
COLLECTIVES = words(
    """
    poses exercises stretches moves movements ones ways tips steps drills things reasons
    """
)
PROGRAMMES = words(
    """
    program programme programs programmes routine routines workout workouts circuit circuits
    """
)
NOT_EXERCISES = words(
    """
    ice icing heat rice elevation elevate compression compress crutches crutch brace sling rest medication ibuprofen
    paracetamol massage surgery sleep swim swimming yoga pilates gym diet weight-bearing hydration shoes orthotics
    insoles tape taping heat-pack cold x-ray mri scan appointment aim goal focus purpose reps sets hold frequency
    duration why when dose dosage equipment position action version revision edition page pages
    note notes tip tips load tempo benefits benefit targets
    target muscles hi intro outro welcome drink water repetitions repeat progression progress level pain hep
    """
)
TALK = words(
    """
    i i'm i've i'd my me you're you've we our us they their he she his her is are was were be been has had have will
    would could should may might because so if but although though this that these those there here who which
    what why how when please thanks thank hi hello dear regards don't doesn't isn't won't can't didn't not gets makes
    helps works says seems means
    """
)
# Held positions: seconds said of these are a hold, of other movements the length of a set.
HELD = words(
    """
    stretch stretches stretching plank planks stance balance balancing hold holds sit pose poses wall-sit isometric
    isometrics bridge hang static cobra pigeon butterfly straddle squeeze squeezes superman posture tandem flamingo
    stork prop props child's warrior dog triangle tree eagle lizard camel-pose boat baby splits corpse savasana
    squat-hold sls slb bal str
    """
)
# What a body does when it moves for a time; nearer to the seconds than "stand", it makes them the length of a set.
MOVING = words(
    """
    march marching walk walking step stepping run running jog jogging jump jumping hop hopping shuffle shuffling
    move moving alternate alternating lift lifting raise raising swing swinging circle circling bounce bouncing roll
    rolling rock rocking slide sliding skip skipping shake shaking rotate rotating tap tapping kick kicking climb
    climbing pedal pedalling cycle cycling continue repeat massage massaging draw pump pumping spell row rowing ride
    riding go going keep do perform wiggle trace write throw catch bound dance crawl
    """
)
# What is counted: with a number before it, it says how many and names nothing.
COUNT_WORDS = words("set sets rep reps step steps round rounds times repetitions repetition circuits lifts holds")

# A title of these says that there is an exercise, and not which: "The basic exercise", "One exercise only".
ANY_ONE = words(
    """
    the a one my our your this that exercise exercises move stretch basic main first second third next last other only
    new extra daily best single simple bonus final
    """
)
# A title that says when or where: "Early on", "In season".
WHENS = phrases(
    """
    early on | later on | later | to begin with | to start with | for starters | in season | in-season | off season |
    off-season | out of season | pre season | pre-season | post season | the basics | at home | at work | at first |
    at the gym | in the gym
    """
)
# What one fetches, and the words that tell which: "Exercise band", "Small towel".
KIT = words("band bands ball towel chair mat weights dumbbell dumbbells roller tube tubing strap loop")
KINDS_OF_KIT = words(
    "exercise resistance mini loop foam swiss gym stability yoga elastic rubber small large light heavy a an the"
)
# Muscles that are called as their movements are.
MUSCLE_NOUNS = words("flexor flexors extensor extensors abductor abductors adductor adductors rotator")
# As the whole of a head these name; in a sentence they may be anything.
LONE_NAMES = words("bridge bridges bridging row rows marching marches shrug shrugs jogging cycling")
# A heading of these is a part of the day, and the words that may stand around them.
DAY_PARTS = words(
    "morning mornings midday noon lunchtime afternoon afternoons evening evenings night nights bed bedtime breakfast"
)
AROUND_DAY_PARTS = words("before in the at first thing last late early after every each exercises set")
