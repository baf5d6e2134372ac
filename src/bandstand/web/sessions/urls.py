"""The address of a session is the id of its script."""

from django.urls import path

from bandstand.web.sessions import track_views, views

urlpatterns = [
    path("<uuid:id>/", views.session, name="session"),
    path("<uuid:id>/audio/", track_views.track, name="track"),
    path("<uuid:id>/audio/session.mp3", track_views.sound, name="track_sound"),
]
