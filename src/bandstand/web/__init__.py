"""The pages: one folder for each family of pages. Views translate; every verb is in `bandstand.actions`."""
