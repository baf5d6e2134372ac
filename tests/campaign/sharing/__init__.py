"""What a shared programme may never tell: people made up whole, and a program that shares for each of them."""
