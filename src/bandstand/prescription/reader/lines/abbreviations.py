"""What clinicians write for short: "SLR", "QS", "hip abd", "scap retr", "UT str"."""

from bandstand.prescription.reader.wordlists import phrases, words

# Short for a movement. Most are short for other things as well, so they want a neighbour or a dose.
MOVEMENTS = words(
    """
    abd add adds ext flex er ir df pf inv ev retr protr rot sb str stretchs strs strtch elev depr sup pron rd ud circ
    mob mobs iso isos isom punch punches squat/lunge opp opposition lowers lower raise/lower
    """
)
# Short for the part that moves, its position or the thing in the hand.
MODIFIERS = words(
    """
    scap scaps ut lt mt lev levator scm sub-occipital suboccipital dnf cerv thor lumb sh shld shldr shoulders gh gastroc
    gastrocs sol ham hams hs hss gmed gmax glut gluts quad add abd itb hf hfs pec pecs bi bis tri tris rc wr elb ank
    serratus rhomboid rhomboids trap traps trapezius delt delts deltoid ext ant post med lat sup sl s/l dl bil bilat b/l
    fwd bwd bkwd sidely sidelie stdg std stnd sit/stand wand cane stick pulley pulleys dowel t-bar tb tband t-band
    thera-tube tubing bosu airex bolster foam-pad towel-roll 2-way 3-way 4-way 2way 3way 4way 90/90 sleeper cross-body
    crossbody posterior-capsule capsule ul ll ue le ues les r l isom iso resisted aarom arom prom self cone
    """
)
# Whole names for short.
NAMES = phrases(
    """
    slr | slrs | slr flexion | slr abd | slr abduction | saq | saqs | laq | laqs | qs | quad set | gs | tke | tkes |
    fka | kto | ppt | pppt | ltr | ltrs | sktc | dktc | skc | dkc | ktc | ta | ta set | ta sets | ta brace | ta
    bracing | ta isometric | ta isometrics | ta contraction | ta contractions | abd brace | abdominal brace | adim |
    bfo | bkfo | bkfos | fallout | sls | slb | dls | slst | rdl | rdls | sldl | ytw | ytws | ytwl | y's | t's | w's |
    i's | ys | ts | abcs | abc's | ap | aps | ankle pump | hs str | hs stretch | ham str | hs curl | hs curls | hr |
    hrs | heel raise | tr | toe raise | sl hr | dl hr | seated hr | standing hr | hip hike | ube | nustep | nu-step |
    codmans | codman's | codman | pendulum | pendulums | sts | s2s | sit to stand | sit<>stand | stand<>sit |
    supine<>sit | no money | no moneys | no monies | pulley | pulleys | overhead pulleys | chin tuck | dnf endurance |
    ulnar glide | ulnar glides | median glide | median glides | radial glide | nerve glide | nerve glides | sciatic
    glide | slider | tensioner | tendon glides | tendon gliding | blocking | putty | putty squeeze | putty squeezes |
    gripper | grippers | opposition | sup/pron | rd/ud | ud/rd | flex/ext | ext/flex | inv/ev | er/ir | ir/er | df/pf |
    pf/df | abd/add | wand flex | wand flexion | wand er | wand abd | cane flexion | t-bar er | rows | low rows |
    poe | prone on elbows | prone on hands | prone lying | prone prop | prone props | press-ups | press ups | rep ext
    in lying | repeated extension | repeated extensions | ripd | rfis | reis | eil | fil | eis | fis | ext in lying |
    extension in lying | flexion in lying | ext in standing | standing ext | standing extension | side glide | side
    glides | wall clocks | wall wash | wall washes | rhythmic stab | rhythmic stabs | rhythmic stabilization |
    rhythmic stabilisation | romberg | sharpened romberg | vor | vor x1 | vor x2 | vorx1 | gaze stabilization | gaze
    stabilisation | habituation | brandt-daroff | brandt daroff | epley | kegel | kegels | quick flicks | reverse
    kegel | diaphragmatic breathing | db | dab | incentive spirometry | slant board | toe curl | toe curls | towel
    curl | towel curls | arch lift | arch lifts | sfe | short foot | marble pick-up | marble pick-ups | bap board |
    baps | baps board | bosu squats | lat pulls | lat pull | leg ext | leg curl | leg curls | mini-squat | mini-squats
    | ball squeeze | ball squeezes | pillow squeeze | pillow squeezes | bridge w/ ball | dead bugs | bird dogs | q-ped
    | quadruped | prone hip ext | prone ext | prone y | prone t | prone i | open books | thread needle
    """
)
