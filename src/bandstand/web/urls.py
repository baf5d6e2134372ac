"""Every address, by family."""

from django.urls import URLPattern, URLResolver, include, path

from bandstand.web import errors
from bandstand.web.account import link_views as links
from bandstand.web.account import passkey_views as passkeys
from bandstand.web.account import views as account
from bandstand.web.calendar import views as calendar
from bandstand.web.exercises import views as exercises
from bandstand.web.log import views as log
from bandstand.web.offline import views as offline
from bandstand.web.plans import (
    ahead_views,
    bounds_views,
    history_views,
    paper_views,
    plan_views,
    read_views,
    review_views,
    summary_views,
)
from bandstand.web.recovery import views as recovery
from bandstand.web.running import views as running
from bandstand.web.safety import views as safety
from bandstand.web.settings import views as settings
from bandstand.web.sharing import reader_views, share_views
from bandstand.web.sides import views as sides
from bandstand.web.today import views as today

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("check-in/", today.check_in, name="check_in"),
    path("rest/", today.rest, name="rest"),
    path("swap/", today.swap, name="swap"),
    path("rough-spell/", today.rough_spell, name="rough_spell"),
    path("start/", today.start, name="start"),
    path("proposal/", today.proposal, name="proposal"),
    path("safety/", safety.safety_check, name="safety"),
    path("safety/reviewed/", safety.review_confirmed, name="review_confirmed"),
    path("plan/", plan_views.plan, name="plan"),
    path("plan/change/", plan_views.change, name="plan_change"),
    path("plan/answer/", plan_views.answer, name="plan_answer"),
    path("plan/ahead/", ahead_views.ahead, name="plan_ahead"),
    path("plan/history/", history_views.history, name="plan_history"),
    path("plan/history/<uuid:id>/", history_views.answer_anew, name="plan_answer_anew"),
    path("plan/bounds/", bounds_views.bounds, name="bounds"),
    path("plan/liking/", bounds_views.like, name="liking"),
    path("plan/handout.pdf", paper_views.handout, name="handout"),
    path("plan/therapist/", summary_views.summary, name="summary"),
    path("plan/therapist.pdf", summary_views.printed_summary, {"kind": "pdf"}, name="summary_pdf"),
    path("plan/therapist.png", summary_views.printed_summary, {"kind": "png"}, name="summary_png"),
    path("plan/share/", share_views.share, name="share"),
    path("plan/share/<uuid:id>/stop/", share_views.stop, name="share_stop"),
    path("shared/", reader_views.listing, name="shared_list"),
    path("shared/<str:key>/", reader_views.shared, name="shared"),
    path("shared/<str:key>/file/", reader_views.file, name="shared_file"),
    path("shared/<str:key>/try/", reader_views.try_it, name="shared_try"),
    path("plan/read/", read_views.read, name="read"),
    path("plan/read/by-hand/", read_views.by_hand, name="by_hand"),
    path("plan/read/<uuid:id>/", review_views.review, name="review"),
    path("plan/read/<uuid:id>/answer/", review_views.answer, name="review_answer"),
    path("plan/read/<uuid:id>/proposals/", review_views.take_proposals, name="review_proposals"),
    path("plan/read/<uuid:id>/add/", review_views.add, name="review_add"),
    path("plan/read/<uuid:id>/accept/", review_views.accept, name="review_accept"),
    path("plan/read/<uuid:id>/change/<str:key>/", review_views.change, name="review_change"),
    path("plan/read/<uuid:id>/remove/<str:key>/", review_views.remove, name="review_remove"),
    path("plan/read/<uuid:id>/back/<str:key>/", review_views.bring_back, name="review_back"),
    path("plan/read/<uuid:id>/forget/<str:key>/", review_views.forget, name="review_forget"),
    path("plan/read/<uuid:id>/words/", review_views.words, name="review_words"),
    path("exercises/", exercises.listing, name="exercises"),
    path("exercises/hip-programme/", exercises.programme, name="programme"),
    path("exercises/library.json", exercises.library, name="library"),
    path("exercises/<slug:id>/", exercises.one, name="exercise"),
    path("recovery/", recovery.recovery, name="recovery"),
    path("recovery/sides/", sides.sides, name="sides"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/rest/", calendar.rest, name="calendar_rest"),
    path("calendar/away/", calendar.away, name="calendar_away"),
    path("calendar/stretches/", calendar.stretches, name="calendar_stretches"),
    path("calendar/feed/", calendar.feed, name="feed"),
    path("calendar/<slug:secret>.ics", calendar.read, name="feed_read"),
    path("recovery/goals/", recovery.set_goal, name="goals"),
    path("running/", running.running, name="running"),
    path("running/need/", running.need, name="running_need"),
    path("running/run/", running.run, name="running_run"),
    path("running/file/", running.file, name="running_file"),
    path("running/take-back/", running.take_back, name="running_take_back"),
    path("running/start/", running.start, name="running_start"),
    path("settings/", settings.settings, name="settings"),
    path("settings/bands/", settings.bands, name="bands"),
    path("settings/profile/", settings.profile, name="profile"),
    path("settings/practice/", settings.practice, name="practice"),
    path("settings/reminders/", settings.reminders, name="reminders"),
    path("settings/reminders/device/", settings.reminder_device, name="reminder_device"),
    path("account/", account.account, name="account"),
    path("account/log-in/", account.log_in, name="log_in"),
    path("account/log-out/", account.log_out, name="log_out"),
    path("account/passphrase/", account.passphrase, name="passphrase"),
    path("account/passkey/ask/", passkeys.ask, name="passkey_ask"),
    path("account/passkey/", passkeys.log_in, name="passkey_log_in"),
    path("account/passkeys/ask/", passkeys.ask_to_make, name="passkey_make"),
    path("account/passkeys/", passkeys.passkeys, name="passkeys"),
    path("account/passkeys/<str:key>/remove/", passkeys.remove, name="passkey_remove"),
    path("account/forgot/", links.forgot, name="forgot"),
    path("account/new-passphrase/<uuid:id>/<str:token>/", links.new_passphrase, name="new_passphrase"),
    path("account/join/", links.register, name="register"),
    path("account/join/<str:token>/", links.join, name="join"),
    path("account/erase/", account.erase, name="erase"),
    path("account/erased/", account.erased, name="erased"),
    path("log/", log.log, name="log"),
    path("log/day/<str:day>/", log.morning, name="log_morning"),
    path("log/answer/<uuid:id>/", log.answer, name="log_answer"),
    path("offline/", offline.offline, name="offline"),
    path("worker.js", offline.worker, name="worker"),
    path("session/", include("bandstand.web.sessions.urls")),
    path("figure/", include("bandstand.web.figures.urls")),
    path("api/v1/", include("bandstand.web.api.urls")),
]

handler400 = errors.bad_request
handler403 = errors.denied
handler404 = errors.missing
handler500 = errors.broken
