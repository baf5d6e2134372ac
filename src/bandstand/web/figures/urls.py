"""`/figure/<exercise>/<variant>/<placement>/<band>/<side>/<view>/<theme>.svg`, and `-still` beside it."""

from django.urls import URLPattern, re_path

from bandstand.web.figures import views

urlpatterns: list[URLPattern] = [
    re_path(
        r"^(?P<key>[a-z0-9-]+(?:/[a-z0-9-]+){5})/(?P<theme>light|dark)(?:-(?P<playing>still))?\.svg$",
        views.figure,
        name="figure",
    )
]
