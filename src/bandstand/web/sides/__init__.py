"""Side by side: left beside right over time, and what came with better days."""
