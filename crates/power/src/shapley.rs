//! Shapley and Shubik's index: how often a player is the one whose vote completes a majority, over all orders.

use num_bigint::{BigInt, BigUint};

use crate::banzhaf::share;
use crate::bound::error;
use crate::exact::prime::Prime;
use crate::integrate::Point;
use crate::quadrature::gauss_legendre;
use crate::weighted::{MOST_STEPS, Weighted};
use crate::{Game, Index, PowerError, Value};

/// Floating numbers with a bound on their error, or fractions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Precision {
    /// Floating numbers.
    #[default]
    Float,
    /// Fractions in lowest terms.
    Exact,
}

/// The values of an index.
#[derive(Clone, PartialEq, Debug)]
pub struct Scores {
    /// One a player.
    pub values: Vec<Value>,
    /// No floating value is further from the true one; 0 where all are exact.
    pub error: f64,
}

impl Game<'_> {
    /// The Shapley–Shubik index: φ_i = ∫₀¹ β_i(t) dt, where β_i(t) is the probability that i decides when all others vote yes
    /// with probability t (Owen 1972). The integrand is a polynomial of degree below n, so ⌈n/2⌉ Gauss–Legendre nodes integrate it
    /// exactly but for rounding; with [`Precision::Exact`] it is evaluated at 0 … n − 1 modulo primes
    /// instead, or, of a single weighted form, swings are counted by size.
    ///
    /// Where the rule is not monotone, net of what a yes spoils.
    ///
    /// # Errors
    /// More than two options (see [`Game::ternary_shapley_shubik`]); exact values of a rule without a diagram.
    pub fn shapley_shubik(&self, precision: Precision) -> Result<Scores, PowerError> {
        self.presuppose_binary(Index::ShapleyShubik)?;
        let players = self.read();
        if let (Precision::Exact, Some(form)) =
            (precision, Weighted::of(self).filter(|form| form.steps() <= MOST_STEPS))
        {
            return Ok(self.by_swings(&form));
        }
        let (by_kind, error): (Vec<Value>, f64) = match precision {
            Precision::Float => {
                let points: Vec<Point<f64>> = gauss_legendre(self.nodes(players))
                    .into_iter()
                    .map(|(t, weight)| Point { weight, probabilities: vec![t, 1.0 - t] })
                    .collect();
                let sums = self.gathered.integrate(&points);
                let values = sums.of.iter().map(|of| Value::Float(of[0] - of[1])).collect();
                (values, error(&self.gathered, &sums))
            }
            Precision::Exact => {
                let orders = factorial(players);
                let points = |prime: &Prime| {
                    let scale = residue(prime, &orders);
                    let point = |(t, weight): (usize, u64)| {
                        let yes = prime.residue(t as u64);
                        let no = prime.minus(prime.residue(1), yes);
                        Point { weight: prime.times(weight, scale), probabilities: vec![yes, no] }
                    };
                    integrals(prime, players).into_iter().enumerate().map(point).collect()
                };
                let sums =
                    self.gathered.integrate_exactly(&orders, points, |prime, of| vec![prime.minus(of[0], of[1])])?;
                (sums.of.into_iter().flatten().map(|value| share(value, &orders)).collect(), 0.0)
            }
        };
        Ok(Scores { values: self.by_player(&by_kind, &Value::zero()), error })
    }

    /// How many nodes the integral takes: enough for a polynomial of degree below n. Where a sum is convolved for each, fewer, so that
    /// 190 members take 48: their integrand is a smooth peak whose width falls with √n, and the rest is below the rounding.
    fn nodes(&self, players: usize) -> usize {
        let all = players.div_ceil(2);
        let fewer = 12 + libm::ceil(2.6 * libm::sqrt(players as f64)) as usize;
        if self.gathered.diagram().is_some() { all } else { all.min(fewer) }
    }

    /// Of one weighted form: in k! (n − 1 − k)! of the n! orders a player comes after a certain set of k others.
    fn by_swings(&self, form: &Weighted) -> Scores {
        let players = form.players();
        let (orders, factorials) = (factorial(players), (0..players).map(factorial).collect::<Vec<_>>());
        let mut values = vec![Value::zero(); self.players.len()];
        for (class, swings) in form.classes.iter().zip(form.swings_by_size()) {
            let sum: BigInt = swings
                .into_iter()
                .enumerate()
                .map(|(size, swings)| swings * BigInt::from(&factorials[size] * &factorials[players - 1 - size]))
                .sum();
            let value = share(sum, &orders);
            class.members.iter().for_each(|&member| values[member] = value.clone());
        }
        Scores { values, error: 0.0 }
    }
}

pub(crate) fn factorial(number: usize) -> BigUint {
    (1..=number as u64).fold(BigUint::from(1_u8), |product, factor| product * factor)
}

/// The residue of a whole number of any size.
pub(crate) fn residue(prime: &Prime, number: &BigUint) -> u64 {
    prime.residue((number % prime.value).iter_u64_digits().next().unwrap_or(0))
}

/// Weights λ_j modulo a prime with ∫₀¹ f = Σ_j λ_j f(j), j = 0 … points − 1, for polynomials of degree below `points`: the
/// integrals of Lagrange's basis. Quadratic in the number of points.
pub(crate) fn integrals(prime: &Prime, points: usize) -> Vec<u64> {
    let number = |value: usize| prime.residue(value as u64);
    // Π (x − j), the coefficient of x^k at k.
    let mut product = vec![number(1)];
    for root in 0..points {
        product.insert(0, 0);
        for power in 0..product.len() - 1 {
            product[power] = prime.minus(product[power], prime.times(number(root), product[power + 1]));
        }
    }
    let parts: Vec<u64> = (0..points).map(|power| prime.inverse(number(power + 1))).collect();
    let mut factorials = vec![number(1)];
    (1..points).for_each(|factor| factorials.push(prime.times(factorials[factor - 1], number(factor))));
    let weigh = |node: usize| {
        // Divided by (x − node), from the highest power down, and integrated on the way.
        let (mut coefficient, mut sum) = (0, 0);
        for power in (0..points).rev() {
            coefficient = prime.plus(product[power + 1], prime.times(number(node), coefficient));
            sum = prime.plus(sum, prime.times(coefficient, parts[power]));
        }
        let others = prime.times(factorials[node], factorials[points - 1 - node]);
        let value = prime.times(sum, prime.inverse(others));
        if (points - 1 - node) % 2 == 0 { value } else { prime.minus(0, value) }
    };
    (0..points).map(weigh).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::prime::primes;

    #[test]
    fn integer_nodes_integrate_powers() {
        for prime in primes(2) {
            for points in [1, 2, 7, 30] {
                let weights = integrals(&prime, points);
                for power in 0..points as u64 {
                    let values = (0..points as u64).map(|node| prime.power(prime.residue(node), power));
                    let sum = weights.iter().zip(values).fold(0, |sum, (w, v)| prime.plus(sum, prime.times(*w, v)));
                    assert_eq!(prime.number(prime.times(sum, prime.residue(power + 1))), 1, "{points}: x^{power}");
                }
            }
        }
    }
}
