"""`/figure/<exercise>/<variant>/<placement>/<band>/<side>/<view>/<theme>.svg`, with `-still` or `-strip` beside it.

After the view may stand what caps joints (`most-hip-flexion-90`, `least-knee-flexion-30`, `still-ankle`) and a fault
(`wrong-knees-fall-in`).
"""

from django.urls import URLPattern, re_path

from bandstand.web.figures import views

urlpatterns: list[URLPattern] = [
    re_path(
        r"^(?P<key>[a-z0-9-]+(?:/[a-z0-9-]+){5,})/(?P<theme>light|dark)(?:-(?P<playing>still|strip|slow))?\.svg$",
        views.figure,
        name="figure",
    )
]
