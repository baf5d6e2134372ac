"""Exercises told in running text: letters, blogs, chats and talks."""
