//! Exact numbers: residues modulo primes in the sweeps, put together to whole numbers and fractions at the end.

pub(crate) mod chinese;
pub(crate) mod prime;
pub(crate) mod ratio;
pub(crate) mod sweep;
