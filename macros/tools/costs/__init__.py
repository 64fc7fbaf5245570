"""What delivery models cost over a whole term: sums, draws, and what follows from them."""
