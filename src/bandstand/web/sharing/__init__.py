"""A programme shared by a link: its author's page, and the page that readers see."""
