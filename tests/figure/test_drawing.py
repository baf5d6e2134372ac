"""What a picture shows: the body, the band, left and right, and nothing a strict page would refuse."""

import gzip
import re
from functools import cache
from itertools import pairwise, product
from math import hypot

import pytest

from bandstand.body import FigureKey, motion_of, read_figure_key, rings
from bandstand.body.space import cross, dot
from bandstand.catalog import BandColour, Placement, Sided, View, load_catalogue
from bandstand.figure import HEIGHT, WIDTH, Playing, Theme, draw
from bandstand.figure.band import worn
from bandstand.figure.effort import shares
from bandstand.figure.palette import BANDS, PALETTES
from bandstand.figure.shot import shot_at, shots_of
from bandstand.quantity import Side
from tests.figure.picture import Picture, commands, points_of

CATALOGUE = load_catalogue()


def key_for(exercise: str, variant: str, view: View, side: Side = Side.LEFT, last: bool = True) -> FigureKey:
    """A picture with the band at the last (or first) place of the form, in green."""
    entry = CATALOGUE.exercise(exercise)
    form = entry.variant(variant)
    assert form is not None
    places = entry.placements_of(form)
    place = (places[-1] if last else places[0]) if places else None
    colour = BandColour.GREEN if place else None
    return FigureKey(exercise=exercise, variant=variant, placement=place, band=colour, side=side, view=view)


FORMS = [(entry.id, variant.id) for entry in CATALOGUE.exercises for variant in entry.variants]
MOVING = Playing.MOVING
every_form = pytest.mark.parametrize("form", FORMS, ids="/".join)


def pictures_of(form: tuple[str, str]) -> list[FigureKey]:
    """A form from every side that its exercise is shown from, for either leg."""
    exercise, variant = form
    entry = CATALOGUE.exercise(exercise)
    chosen = entry.variant(variant)
    assert chosen is not None
    return [key_for(exercise, variant, view, side) for view in entry.views_of(chosen) for side in Side]


MARCH = read_figure_key("hip-flexor-march/supine/feet/green/left/side")
SIDESTEP = read_figure_key("lateral-band-walk/mini-squat/ankles/red/left/front")

DRAWN_WITH = {
    "svg": {"viewBox", "role"},
    "title": set(),
    "desc": set(),
    "defs": set(),
    "circle": {"cx", "cy", "r", "opacity"},
    "g": {"id", "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "transform"}
    | {"font-family", "font-size", "font-weight", "text-anchor", "paint-order"},
    "use": {"href", "fill", "stroke", "stroke-width", "stroke-linejoin"},
    "path": {"d", "fill", "stroke", "stroke-width", "stroke-linejoin", "opacity"},
    "text": {"x", "y"},
    "animate": {"attributeName", "dur", "repeatCount", "keyTimes", "values"},
    "animateTransform": {"attributeName", "type", "dur", "repeatCount", "keyTimes", "values"},
}


@cache
def picture(key: FigureKey, theme: Theme = Theme.LIGHT, playing: Playing = Playing.STILL) -> Picture:
    return Picture(draw(key, theme, playing))


def outlines(key: FigureKey, playing: Playing) -> list[str]:
    """Every shape as it is drawn, whatever its name."""
    return [each.attrib["d"] for each in picture(key, playing=playing).all("path")]


@every_form
def test_a_picture_holds_only_what_the_strictest_page_allows(form: tuple[str, str]) -> None:
    for key in pictures_of(form):
        drawn = picture(key, playing=Playing.MOVING)
        for element in drawn.root.iter():
            tag = element.tag.rpartition("}")[2]
            assert set(element.attrib) <= DRAWN_WITH[tag], (tag, element.attrib)
        assert all(use.attrib["href"].startswith("#") for use in drawn.all("use"))
        assert not re.search(r"style|script|url\(|https?://(?!www\.w3\.org/2000/svg)", drawn.text)


@every_form
def test_a_picture_is_small(form: tuple[str, str]) -> None:
    for key in pictures_of(form):
        assert len(gzip.compress(picture(key, playing=Playing.MOVING).text.encode())) <= 8 * 1024


@every_form
def test_every_shape_keeps_its_form_and_its_times_so_that_it_can_glide(form: tuple[str, str]) -> None:
    for key in pictures_of(form):
        drawn = picture(key, playing=Playing.MOVING)
        for animation in drawn.all("animate") + drawn.all("animateTransform"):
            values = animation.attrib["values"].split(";")
            times = [float(time) for time in animation.attrib["keyTimes"].split(";")]
            assert (times[0], times[-1]) == (0, 1)
            assert times == sorted(set(times))
            assert len(values) == len(times)
            assert values[0] == values[-1]
            if animation.attrib["attributeName"] == "d":
                assert len({commands(value) for value in values}) == 1


@every_form
def test_every_moment_fits_on_the_paper(form: tuple[str, str]) -> None:
    for key in pictures_of(form):
        (shot,) = shots_of(key, Playing.MOVING)
        ways = shot.way or ((0.0, 0.0),) * len(shot.moments)
        points = [
            (x + dx, y + dy)
            for part in shot.parts
            for frame, (dx, dy) in zip(part, ways, strict=True)
            for trace in frame.traces
            for x, y in trace.points
        ]
        assert min(x for x, _ in points) >= 0
        assert max(x for x, _ in points) <= WIDTH
        assert min(y for _, y in points) >= 0
        assert max(y for _, y in points) <= HEIGHT
        for group in picture(key).all("g"):
            if group.attrib.get("stroke") == PALETTES[Theme.LIGHT].arrow:
                tips = [point for path in group for point in points_of(path.attrib["d"])]
                assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in tips)


@pytest.mark.parametrize("exercise", ["monster-walk", "lateral-band-walk"])
def test_a_body_that_walks_is_carried_to_where_it_goes(exercise: str) -> None:
    (shot,) = shots_of(key_for(exercise, "mini-squat", View.SIDE if exercise == "monster-walk" else View.FRONT), MOVING)
    for drawn, real, (dx, dy) in zip(shot.moments, shot.loop, shot.way, strict=True):
        (x, y), (there_x, there_y) = (shot.stage.point(each.body.points["knee_left"]) for each in (drawn, real))
        assert hypot(x + dx - there_x, y + dy - there_y) < 0.2
    assert max(abs(dx) for dx, _ in shot.way) > 300
    values = ";".join(f"{dx:g} {dy:g}" for dx, dy in (*shot.way, shot.way[0]))
    assert values in picture(shot.key, playing=MOVING).text


@every_form
def test_both_legs_carry_their_letter_unmirrored(form: tuple[str, str]) -> None:
    for key in pictures_of(form):
        drawn = picture(key)
        assert sorted(each.text or "" for each in drawn.all("text")) == ["L", "R"]
        for letter, part in (("L", "leg_left"), ("R", "leg_right")):
            x, y = drawn.letter(letter)
            corners = drawn.outline(part)
            assert min(px for px, _ in corners) - 40 <= x <= max(px for px, _ in corners) + 40
            assert min(py for _, py in corners) - 40 <= y <= max(py for _, py in corners) + 40


@every_form
def test_no_letter_lies_on_the_other_even_where_legs_cross(form: tuple[str, str]) -> None:
    for key in pictures_of(form):
        (lx, ly), (rx, ry) = (picture(key).letter(letter) for letter in "LR")
        assert hypot(lx - rx, ly - ry) > 34


@pytest.mark.parametrize("exercise", ["monster-walk", "lateral-band-walk"])
def test_facing_you_your_left_leg_is_on_the_left_as_in_a_mirror(exercise: str) -> None:
    for side in Side:
        drawn = picture(key_for(exercise, "mini-squat", View.FRONT, side))
        assert drawn.letter("L")[0] < drawn.letter("R")[0]
        assert "as in a mirror" in drawn.title


def test_lying_down_and_half_turned_nobody_is_mirrored() -> None:
    """From the camera's side, the near leg is the one on that side: left is left on the body, whatever the paper."""
    for key in (
        key_for("clamshell", "feet-down", View.FRONT),
        key_for("monster-walk", "mini-squat", View.THREE_QUARTER),
        key_for("bridge", "floor", View.THREE_QUARTER),
        MARCH,
    ):
        (shot,) = shots_of(key, Playing.STILL)
        camera = shot.stage.camera
        assert dot(cross(camera.right, camera.up), camera.toward) == pytest.approx(1.0)
        assert "mirror" not in picture(key).title


@every_form
def test_the_side_changes_the_picture_unless_both_move_together(form: tuple[str, str]) -> None:
    together = CATALOGUE.exercise(form[0]).sided is Sided.BOTH
    for key in pictures_of(form):
        for playing in (Playing.STILL, Playing.MOVING):
            one, other = (shots_of(key.on(side), playing)[0] for side in Side)
            assert (one.moments == other.moments) is together
            texts = {picture(key.on(side), playing=playing).text for side in Side}
            assert len(texts) == 2
            assert not together or outlines(key.on(Side.LEFT), playing) == outlines(key.on(Side.RIGHT), playing)


def test_the_working_leg_is_the_near_one_from_the_side_and_the_far_one_is_dimmer() -> None:
    for side in Side:
        drawn = picture(MARCH.on(side))
        uses = [use.attrib for use in drawn.all("use")]
        order = [use["href"].partition("leg")[2] for use in uses if "leg" in use["href"]]
        assert order[-1] == f"_{side.value}"
        fills = {use["href"].partition("leg")[2]: use["fill"] for use in uses if "leg" in use["href"]}
        assert fills["_left"] != fills["_right"]


def test_a_hand_outside_the_near_knee_is_seen() -> None:
    drawn = picture(
        read_figure_key("isometric-hip-abduction/seated/none/none/left/three-quarter"), playing=Playing.MOVING
    )
    order = [use.attrib["href"] for use in drawn.all("use")]
    leg, arm = (
        next(place for place, href in enumerate(order) if href.endswith(name)) for name in ("leg_left", "arm_left")
    )
    assert leg < arm


def test_from_the_front_both_legs_are_equally_bright() -> None:
    fills = {use.attrib["fill"] for use in picture(SIDESTEP).all("use") if "leg" in use.attrib["href"]}
    assert len(fills) == 2  # one line, one skin


@pytest.mark.parametrize("placement", Placement)
@pytest.mark.parametrize("view", View)
def test_the_band_runs_round_both_legs_where_the_plan_puts_it(placement: Placement, view: View) -> None:
    key = FigureKey(
        exercise="lateral-band-walk",
        variant="mini-squat",
        placement=placement,
        band=BandColour.RED,
        side=Side.LEFT,
        view=view,
    )
    (shot,) = shots_of(key, Playing.STILL)
    band = picture(key).band_points
    for ring in rings(shot.moments[0].body, placement).values():
        x, y = shot.stage.point(ring.centre)
        assert min(hypot(px - x, py - y) for px, py in band) < 30
        assert min(px for px, _ in band) - 16 <= x <= max(px for px, _ in band) + 16


@every_form
def test_the_band_reaches_from_leg_to_leg_at_every_moment(form: tuple[str, str]) -> None:
    """Its two ends are as far apart as the legs are: no strand gets lost on the way."""
    for key in pictures_of(form):
        if key.band_worn is None:
            continue
        (shot,) = shots_of(key, Playing.MOVING)
        lines = picture(key, playing=Playing.MOVING).band
        for place, moment in enumerate(shot.moments):
            course = [line[place if len(line) > 1 else 0] for line in lines]
            left, right = (shot.stage.point(ring.centre) for ring in rings(moment.body, key.band_worn[0]).values())
            middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
            assert min(_away(middle, a, b) for points in course for a, b in pairwise(points)) < 22


def _away(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    """How far a point is from a straight stretch."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    share = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / ((dx * dx + dy * dy) or 1.0)
    share = max(0.0, min(1.0, share))
    return hypot(point[0] - a[0] - share * dx, point[1] - a[1] - share * dy)


def test_a_lower_placement_is_drawn_lower() -> None:
    heights = []
    for placement in Placement:
        key = read_figure_key(f"monster-walk/mini-squat/{placement}/blue/left/front")
        points = picture(key).band_points
        heights.append(sum(y for _, y in points) / len(points))
    assert heights == sorted(heights)
    assert heights[-1] - heights[0] > 150


@pytest.mark.parametrize("theme", Theme)
def test_a_band_keeps_its_own_colour_in_both_themes_with_an_edge_that_shows_it(theme: Theme) -> None:
    for colour in BandColour:
        drawn = picture(read_figure_key(f"monster-walk/mini-squat/feet/{colour}/left/front"), theme)
        widths = drawn.band_strokes
        (edge,) = set(widths) - {BANDS[colour]}
        assert widths[edge] > widths[BANDS[colour]]


def test_without_a_band_none_is_drawn() -> None:
    drawn = picture(read_figure_key("monster-walk/mini-squat/feet/none/left/front"))
    assert not drawn.band
    assert not drawn.band_strokes
    assert "No band." in drawn.title


def test_a_still_does_not_move_and_a_moving_figure_does() -> None:
    still, moving = picture(MARCH), picture(MARCH, playing=Playing.MOVING)
    assert not still.all("animate")
    assert not still.all("animateTransform")
    assert moving.all("animate")
    assert "dur" in moving.all("animate")[0].attrib


def test_a_still_shows_the_moment_that_stands_for_the_movement() -> None:
    (shot,) = shots_of(MARCH, Playing.STILL)
    assert shot.moments[0].body.angles["hip_flexion_left"] > 90


def test_a_strip_stands_the_moments_of_a_movement_in_a_row() -> None:
    stills = motion_of("hip-flexor-march", "supine").movement.stills
    drawn = picture(MARCH, playing=Playing.STRIP)
    assert drawn.root.attrib["viewBox"] == f"0 0 {WIDTH * len(stills)} {HEIGHT}"
    assert [each.text for each in drawn.all("text")].count("L") == len(stills) == 3
    assert not drawn.all("animate")


def test_light_and_dark_are_two_pictures_of_one_form() -> None:
    light, dark = picture(MARCH), picture(MARCH, Theme.DARK)
    assert light.text != dark.text
    assert light.outline("leg_left") == dark.outline("leg_left")


def test_two_pictures_on_one_page_do_not_borrow_each_others_shapes() -> None:
    seen: set[str] = set()
    for key, theme, playing in product([MARCH, MARCH.on(Side.RIGHT), SIDESTEP], Theme, Playing):
        drawn = picture(key, theme, playing)
        own = [each.attrib["id"] for each in drawn.root.iter() if "id" in each.attrib]
        assert len(own) == len(set(own))
        assert not seen & set(own)
        seen |= set(own)
        assert {use.attrib["href"] for use in drawn.all("use")} == {f"#{id}" for id in own}


def test_only_the_stretched_side_of_a_stretch_is_tinted() -> None:
    key = read_figure_key("half-kneeling-hip-flexor-stretch/half-kneeling/none/none/left/side")
    tints = [group for group in picture(key).all("g") if group.attrib.get("fill") == PALETTES[Theme.LIGHT].tint]
    tinted = [path for group in tints for path in group]
    legs = len([each for each in CATALOGUE.exercise(key.exercise).muscles.primary if each])
    assert len(tinted) == legs


def test_the_leg_somebody_stands_on_is_tinted_where_it_is_known_to_work_too() -> None:
    """Source: berry-2015, of standing abduction."""
    for exercise, standing_leg in (("standing-hip-abduction", 1.0), ("standing-hip-extension", 0.0)):
        (shot,) = shots_of(key_for(exercise, "free", View.FRONT), Playing.STILL)
        assert shares(shot, "_left") == [1.0], exercise
        assert shares(shot, "_right") == [standing_leg], exercise


def test_where_legs_take_turns_the_tint_follows_the_one_that_works() -> None:
    fades = [
        [float(value) for value in each.attrib["values"].split(";")]
        for each in picture(MARCH, playing=Playing.MOVING).all("animate")
        if each.attrib["attributeName"] == "opacity"
    ]
    assert fades
    assert all(max(fade) > 3 * min(fade) for fade in fades)


def test_a_leg_that_straightens_in_its_turn_is_the_one_that_works() -> None:
    key = read_figure_key("dead-bug/arm-and-leg/none/none/left/side")
    for phase, working, waiting in ((0.29, "_left", "_right"), (0.79, "_right", "_left")):
        shot = shot_at(key, (phase,), (phase, phase))
        assert shares(shot, working) == [1.0]
        assert max(shares(shot, waiting)) < 0.2


def test_where_the_leading_leg_reaches_out_the_long_one_is_tinted_and_not_the_bent_one() -> None:
    course = motion_of("bird-dog", "arm-and-leg").movement
    (shot,) = shots_of(read_figure_key("bird-dog/arm-and-leg/none/none/left/side"), Playing.MOVING)
    (at_hero,) = shots_of(shot.key, Playing.STRIP, (course.hero,))
    assert shares(at_hero, "_left") == [1.0]
    assert shares(at_hero, "_right")[0] < 0.2
    assert max(shares(shot, "_right")) == 1.0


def test_the_figure_is_told_in_words_too() -> None:
    drawn = picture(MARCH)
    assert drawn.root.attrib["role"] == "img"
    assert drawn.title == (
        "Hip flexor march, lying down. It starts with the left leg. "
        "A green band sits round the middle of the feet. Seen from the side."
    )
    described = drawn.all("desc")[0].text or ""
    assert described.startswith("Draw one knee up")
    assert (
        "stretches the right leg" in picture(read_figure_key("figure-four-stretch/supine/none/none/right/side")).title
    )
    assert "trains the right leg" in picture(read_figure_key("step-up/step/none/none/right/side")).title
    assert "Both sides move together." in picture(read_figure_key("squat/mini/none/none/left/side")).title
    assert "in a mirror" in picture(SIDESTEP).title
    assert (
        "A band sits above the knees."
        in picture(read_figure_key("monster-walk/mini-squat/knees/plain/left/front")).title
    )


def test_a_figure_is_the_same_every_time() -> None:
    first = draw(MARCH, Theme.LIGHT, Playing.MOVING)
    for theme in Theme:
        draw(SIDESTEP, theme, Playing.MOVING)
    assert draw(MARCH, Theme.LIGHT, Playing.MOVING) == first
    assert "@" not in first


@pytest.mark.parametrize(
    ("address", "props"),
    [
        ("mountain-climber/hands-on-bench/feet/green/left/side", 1),
        ("mountain-climber/floor/feet/green/left/side", 0),
        ("hip-flexor-march/standing-with-support/feet/green/left/side", 1),
        ("half-kneeling-hip-flexor-stretch/half-kneeling/none/none/left/side", 1),
    ],
)
def test_what_has_to_be_fetched_is_drawn(address: str, props: int) -> None:
    (shot,) = shots_of(read_figure_key(address), Playing.STILL)
    assert len(shot.boxes) == props
    assert picture(shot.key).text.count(f'<g fill="{PALETTES[Theme.LIGHT].prop}"') == props


@every_form
def test_a_head_looks_somewhere_in_the_view_that_shows_it_best(form: tuple[str, str]) -> None:
    """At least one eye is seen, unless the face is turned to the floor."""
    entry = CATALOGUE.exercise(form[0])
    key = key_for(*form, entry.views[0])
    face = motion_of(*form).at(motion_of(*form).movement.hero).body.frames["head"].x
    assert picture(key).all("circle") or face[2] < -0.5


def test_a_band_looks_narrower_when_it_is_stretched() -> None:
    (shot,) = shots_of(MARCH, Playing.MOVING)
    band = worn([moment.body for moment in shot.moments], Placement.FEET, shot.stage)
    widths = dict(zip(shot.phases, band.widths, strict=True))
    assert widths[0.2] < widths[0.0] - 2


def test_a_foot_that_rises_takes_its_shadow_away() -> None:
    shown = picture(SIDESTEP, playing=Playing.MOVING)
    (shadows,) = [group for group in shown.all("g") if group.attrib.get("fill") == PALETTES[Theme.LIGHT].shadow]
    strengths = [
        [float(value) for value in change.attrib["values"].split(";")]
        for path in shadows
        for change in path
        if change.attrib["attributeName"] == "opacity"
    ]
    assert len(strengths) == 2  # both feet step
    assert all(max(each) > 0.3 for each in strengths)
    assert all(min(each) < max(each) for each in strengths)


def test_someone_who_holds_still_breathes() -> None:
    key = read_figure_key("figure-four-stretch/supine/none/none/left/side")
    (shot,) = shots_of(key, Playing.MOVING)
    (trunk,) = [part for part in shot.parts if part[0].name == "trunk"]
    chests = {phase: each.traces[0] for phase, each in zip(shot.phases, trunk, strict=True)}
    held = [phase for phase in shot.phases if 0.35 <= phase < 0.75]
    assert len({str(chests[phase]) for phase in held}) == 2


def test_an_arrow_shows_the_way_the_knee_of_a_march_goes() -> None:
    arrows = [group for group in picture(MARCH).all("g") if group.attrib.get("stroke") == PALETTES[Theme.LIGHT].arrow]
    (arrow,) = arrows
    way = points_of(arrow[0].attrib["d"])
    assert way[-1][1] < way[0][1] - 60  # upward on the paper


def test_no_two_exercises_share_a_strip() -> None:
    """Nor do two forms of one: without names and letters every row of stills is its own."""
    drawn: dict[str, tuple[str, str]] = {}
    for form in FORMS:
        key = key_for(*form, CATALOGUE.exercise(form[0]).views[0], last=False)
        paths = re.findall(r' d="([^"]+)"', draw(key, playing=Playing.STRIP))
        shown = " ".join(paths)
        assert shown not in drawn, (form, drawn.get(shown))
        drawn[shown] = form


@every_form
def test_a_picture_is_well_formed_and_says_what_it_shows(form: tuple[str, str]) -> None:
    entry = CATALOGUE.exercise(form[0])
    drawn = picture(key_for(*form, entry.views[0]), playing=Playing.STRIP)
    assert entry.name in drawn.title
    variant = entry.variant(form[1])
    assert variant is not None
    assert drawn.all("desc")[0].text == " ".join(entry.movement_of(variant))


def test_a_counter_stands_beside_the_hand_that_rests_on_it_and_in_front_of_two() -> None:
    (beside,) = shots_of(read_figure_key("standing-march/with-support/none/none/left/side"), Playing.STILL)
    (before,) = shots_of(read_figure_key("calf-raise/with-support/none/none/left/side"), Playing.STILL)
    for shot, in_front in ((beside, False), (before, True)):
        (box,) = shot.boxes
        ahead = box.low[0] > shot.moments[0].body.points["toe_left"][0]
        assert ahead is in_front
        assert (box.low[1] < 0 < box.high[1]) is in_front
