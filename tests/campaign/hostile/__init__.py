"""A running house, and those who do not wish it well."""
