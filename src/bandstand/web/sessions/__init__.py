"""The page that plays a session: everything the phone needs, in one answer."""
