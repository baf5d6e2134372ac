"""The body in clinical angles: skeleton, poses in time, what is planted, and the band's course round the legs."""

from bandstand.body.figure_key import FigureKey, NoSuchFigure, first_figure, read_figure_key
from bandstand.body.kinematics import SIDES, Body, sign_of, stand
from bandstand.body.landing import Moment
from bandstand.body.loop import Ring, rings
from bandstand.body.motion import Motion, drift, mirrored, motion_of, set_in_motion
from bandstand.body.obeying import motion_within
from bandstand.body.skeleton import STATURE, Skeleton

__all__ = [
    "SIDES",
    "STATURE",
    "Body",
    "FigureKey",
    "Moment",
    "Motion",
    "NoSuchFigure",
    "Ring",
    "Skeleton",
    "drift",
    "first_figure",
    "mirrored",
    "motion_of",
    "motion_within",
    "read_figure_key",
    "rings",
    "set_in_motion",
    "sign_of",
    "stand",
]
