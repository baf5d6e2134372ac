"""The address of a session is the id of its script."""

from django.urls import path

from bandstand.web.sessions import views

urlpatterns = [path("<uuid:id>/", views.session, name="session")]
