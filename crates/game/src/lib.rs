//! Finite games of perfect information and their quantal response. Knows no politics.
