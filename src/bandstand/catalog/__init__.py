"""What exercises exist, how each moves, and the words they are written in."""

from bandstand.catalog.cap import BODY, Cap, Way, read_cap, read_caps, told_once, written_caps
from bandstand.catalog.catalogue import Catalogue, UnknownExercise
from bandstand.catalog.entry import EntryWrong
from bandstand.catalog.exercise import Exercise, Fault, Muscles, Rhythm, Variant, Ways
from bandstand.catalog.forces import ForceTable, Pull
from bandstand.catalog.loader import check_movements, load_catalogue, load_force_table, load_sources
from bandstand.catalog.movement import KeyPose, Movement
from bandstand.catalog.placement import Placement
from bandstand.catalog.source import Checked, Source
from bandstand.catalog.vocabulary import (
    JOINTS,
    BandColour,
    Contact,
    Joint,
    Kind,
    Muscle,
    Need,
    Opens,
    Position,
    Purpose,
    Sided,
    View,
    Works,
    angle_names,
    joint_of,
    swap_sides,
)

__all__ = [
    "BODY",
    "JOINTS",
    "BandColour",
    "Cap",
    "Catalogue",
    "Checked",
    "Contact",
    "EntryWrong",
    "Exercise",
    "Fault",
    "ForceTable",
    "Joint",
    "KeyPose",
    "Kind",
    "Movement",
    "Muscle",
    "Muscles",
    "Need",
    "Opens",
    "Placement",
    "Position",
    "Pull",
    "Purpose",
    "Rhythm",
    "Sided",
    "Source",
    "UnknownExercise",
    "Variant",
    "View",
    "Way",
    "Ways",
    "Works",
    "angle_names",
    "check_movements",
    "joint_of",
    "load_catalogue",
    "load_force_table",
    "load_sources",
    "read_cap",
    "read_caps",
    "swap_sides",
    "told_once",
    "written_caps",
]
