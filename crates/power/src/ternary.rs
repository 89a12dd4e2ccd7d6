//! Shapley and Shubik's index with abstention.

use num_bigint::BigUint;

use crate::banzhaf::share;
use crate::bound::error;
use crate::exact::prime::Prime;
use crate::integrate::Point;
use crate::quadrature::gauss_legendre;
use crate::shapley::{factorial, integrals, residue};
use crate::{Game, Index, PowerError, Precision, Scores, Value};

impl Game<'_> {
    /// The ternary Shapley–Shubik index (Felsenthal and Machover 1997, 1998): players vote in random order, each for any option
    /// alike; the pivot is the one after whose vote the outcome is settled, whatever the rest do.
    ///
    /// At time t of [0, 1] each other player has voted with probability t. Settled as passed means: passes though all who have not
    /// voted do their worst; settled as failed, the mirror. So with w⁻(c) = t/k + (1 − t)[c worst] and w⁺(c) = t/k + (1 − t)[c best]
    /// for the others, φ_i = ∫₀¹ {mean_c P⁻(passes | c) − P⁻(passes | worst)} + {P⁺(passes | best) − mean_c P⁺(passes | c)} dt. Of two
    /// options this is the classical index. Two pairs of sweeps a node; any number of options k from two on.
    ///
    /// # Errors
    /// A rule that is not monotone, with the witness; exact values of a rule without a diagram.
    pub fn ternary_shapley_shubik(&self, precision: Precision) -> Result<Scores, PowerError> {
        self.presuppose_monotone(Index::ShapleyShubik)?;
        let (players, options) = (self.read(), self.options);
        let (by_kind, error) = match precision {
            Precision::Float => {
                let points = |undecided: usize| -> Vec<Point<f64>> {
                    let node = |(t, weight): (f64, f64)| {
                        let mut probabilities = vec![t / options as f64; options];
                        probabilities[undecided] += 1.0 - t;
                        Point { weight, probabilities }
                    };
                    gauss_legendre(players.div_ceil(2)).into_iter().map(node).collect()
                };
                let (low, high) = (self.gathered.integrate(&points(options - 1)), self.gathered.integrate(&points(0)));
                let mean = |of: &[f64]| of.iter().sum::<f64>() / options as f64;
                let value = |(low, high): (&Vec<f64>, &Vec<f64>)| {
                    Value::Float((mean(low) - low[options - 1]) + (high[0] - mean(high)))
                };
                let values = low.of.iter().zip(&high.of).map(value).collect();
                (values, error(&self.gathered, &low) + error(&self.gathered, &high))
            }
            Precision::Exact => (self.exactly(players)?, 0.0),
        };
        Ok(Scores { values: self.by_player(&by_kind, &Value::zero()), error })
    }

    fn exactly(&self, players: usize) -> Result<Vec<Value>, PowerError> {
        let options = self.options;
        let all: BigUint = factorial(players) * BigUint::from(options).pow(players as u32);
        let points = |prime: &Prime, undecided: usize| -> Vec<Point<u64>> {
            let scale = residue(prime, &all);
            let share = prime.inverse(prime.residue(options as u64));
            let node = |(t, weight): (usize, u64)| {
                let t = prime.residue(t as u64);
                let mut probabilities = vec![prime.times(t, share); options];
                let rest = prime.minus(prime.residue(1), t);
                probabilities[undecided] = prime.plus(probabilities[undecided], rest);
                Point { weight: prime.times(weight, scale), probabilities }
            };
            integrals(prime, players).into_iter().enumerate().map(node).collect()
        };
        let mean = |prime: &Prime, of: &[u64]| {
            let sum = of.iter().fold(0, |sum, value| prime.plus(sum, *value));
            prime.times(sum, prime.inverse(prime.residue(options as u64)))
        };
        let low = self.gathered.integrate_exactly(
            &all,
            |prime| points(prime, options - 1),
            |prime, of| vec![prime.minus(mean(prime, of), of[options - 1])],
        )?;
        let high = self.gathered.integrate_exactly(
            &all,
            |prime| points(prime, 0),
            |prime, of| vec![prime.minus(of[0], mean(prime, of))],
        )?;
        let sums = low.of.into_iter().flatten().zip(high.of.into_iter().flatten());
        Ok(sums.map(|(low, high)| share(low + high, &all)).collect())
    }
}
