"""What a phone's outbox speaks with, under `/api/v1/`: JSON in, JSON out, and a sentence when something is wrong."""
