"""What the writer says beside the doses: likes and dislikes, care to take, how to go on."""
