"""What a browser may do with our answers: the headers that every one of them carries."""

from collections.abc import Mapping
from types import MappingProxyType

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types bandstand",
    )
)

# The player holds a wake lock and plays tones; nothing else of the machine is ever needed.
PERMISSIONS_POLICY = ", ".join(
    (
        "accelerometer=()",
        "autoplay=(self)",
        "camera=()",
        "geolocation=()",
        "gyroscope=()",
        "microphone=()",
        "payment=()",
        "screen-wake-lock=(self)",
        "usb=()",
    )
)

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "Permissions-Policy": PERMISSIONS_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)

# Every page may hold what somebody told of their body, so none is kept unless its view says otherwise.
PERSONAL = "no-store, private"

# Over https only: from then on the browser asks for no plain address of this name.
SECURE_FROM_NOW_ON = "max-age=31536000"
