/**
 * Tells the server which zone the person's clock is in, so that "today" is their today.
 * A small cookie of this site; the server checks the name and never needs it.
 */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

if (zone && !document.cookie.split("; ").includes(`zone=${zone}`)) {
  document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`;
}
