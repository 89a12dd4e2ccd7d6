//! Random numbers keyed by name.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Gamma, StandardNormal, StudentT};
use sha2::{Digest, Sha256};

/// How many lanes are drawn, and from which seed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Draws {
    /// How many.
    pub lanes: usize,
    /// The seed; printed with every answer.
    pub seed: u64,
}

impl Draws {
    /// The stream of random numbers that belongs to a name under this seed: ChaCha8, its key the SHA-256 of both.
    fn stream(&self, name: &str) -> ChaCha8Rng {
        let mut hash = Sha256::new();
        hash.update(self.seed.to_le_bytes());
        hash.update(name.as_bytes());
        ChaCha8Rng::from_seed(hash.finalize().into())
    }

    fn sample(&self, name: &str, distribution: impl Distribution<f64>) -> Vec<f64> {
        distribution.sample_iter(self.stream(name)).take(self.lanes).collect()
    }

    /// A standard normal number in each lane.
    #[must_use]
    pub fn normal(&self, name: &str) -> Vec<f64> {
        self.sample(name, StandardNormal)
    }

    /// A number from Student's t with four degrees of freedom in each lane.
    #[must_use]
    pub fn student(&self, name: &str) -> Vec<f64> {
        match StudentT::new(4.0) {
            Ok(distribution) => self.sample(name, distribution),
            Err(_) => vec![0.0; self.lanes],
        }
    }

    /// A gamma number of the given shape (above zero) and scale 1 in each lane.
    #[must_use]
    pub fn gamma(&self, name: &str, shape: f64) -> Vec<f64> {
        match Gamma::new(shape, 1.0) {
            Ok(distribution) => self.sample(name, distribution),
            Err(_) => vec![0.0; self.lanes],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_draws_the_same_whatever_else_is_drawn_and_however_much() {
        let few = Draws { lanes: 8, seed: 1 };
        let many = Draws { lanes: 64, seed: 1 };
        assert_eq!(few.normal("RUS@m")[..], many.normal("RUS@m")[..8]);
        assert_ne!(few.normal("RUS@m"), few.normal("CHN@m"));
        assert_ne!(few.normal("RUS@m"), Draws { seed: 2, ..few }.normal("RUS@m"));
    }
}
