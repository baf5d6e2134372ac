"""The web application, for any WSGI server. `bandstand serve` runs it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bandstand.settings")
application = get_wsgi_application()
