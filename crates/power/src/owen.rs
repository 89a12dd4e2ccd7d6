//! Indices with a-priori unions: groups that have agreed to act together.

use diagram::{Logic, Variable};
use num_bigint::BigUint;

use crate::banzhaf::share;
use crate::bound;
use crate::exact::prime::Prime;
use crate::gathered::Gathered;
use crate::integrate::Point;
use crate::quadrature::gauss_legendre;
use crate::rewrite::{Stead, rewrite};
use crate::shapley::{factorial, integrals, residue};
use crate::{Game, Index, PowerError, Precision, Scores, Value};

/// The rule as one union sees it: its own members apart, each other union one player.
struct Inside {
    gathered: Gathered,
    /// Where the members stand among all players.
    members: Vec<usize>,
}

/// Tags: members of the union, and other unions.
const OWN: usize = 0;

impl Game<'_> {
    /// The Owen value (Owen 1977): unions come in random order, and the members of each in random order within it. φ_i is the
    /// integral of P(i decides) over s and t, where the other members of i's union vote yes with probability s each, and the other
    /// unions as blocks with probability t.
    ///
    /// `unions` are lists of players; one that stands in none is a union of its own. A rule for each union is compiled.
    ///
    /// # Errors
    /// More than two options, a rule that is not monotone, unions that overlap, rules that are too large.
    pub fn owen(&self, unions: &[Vec<usize>], precision: Precision) -> Result<Scores, PowerError> {
        let unions = self.partition(unions, Index::Owen)?;
        let mut values = vec![Value::zero(); self.players.len()];
        let mut error = 0.0_f64;
        for union in &unions {
            let inside = self.inside(union, &unions)?;
            let by_kind: Vec<Value> = match precision {
                Precision::Float => {
                    let own = gauss_legendre(union.len().div_ceil(2));
                    let others = gauss_legendre(unions.len().div_ceil(2));
                    let points: Vec<Point<f64>> = own
                        .iter()
                        .flat_map(|&(s, first)| {
                            others.iter().map(move |&(t, second)| Point {
                                weight: first * second,
                                probabilities: vec![s, 1.0 - s, t, 1.0 - t],
                            })
                        })
                        .collect();
                    let sums = inside.gathered.integrate(&points);
                    error = error.max(bound::error(&inside.gathered, &sums));
                    sums.of.iter().map(|of| Value::Float(of[0] - of[1])).collect()
                }
                Precision::Exact => {
                    let orders = factorial(union.len()) * factorial(unions.len());
                    let points = |prime: &Prime| grid(prime, union.len(), unions.len(), &orders);
                    let sums = inside
                        .gathered
                        .integrate_exactly(&orders, points, |prime, of| vec![prime.minus(of[0], of[1])])?;
                    sums.of.into_iter().flatten().map(|value| share(value, &orders)).collect()
                }
            };
            inside.tell(&by_kind, &mut values);
        }
        Ok(Scores { values, error })
    }

    /// The Banzhaf–Owen value (Owen 1981): the probability that i decides when the other members of its union vote yes or no alike
    /// likely, and so do the other unions as blocks. Exact.
    ///
    /// # Errors
    /// As [`Game::owen`].
    pub fn banzhaf_owen(&self, unions: &[Vec<usize>]) -> Result<Scores, PowerError> {
        let unions = self.partition(unions, Index::BanzhafOwen)?;
        let mut values = vec![Value::zero(); self.players.len()];
        for union in &unions {
            let inside = self.inside(union, &unions)?;
            let (_, steps) = self.exact_shares(&inside.gathered, union.len() + unions.len() - 1)?;
            let by_kind: Vec<Value> = steps.iter().map(Value::sum).collect();
            inside.tell(&by_kind, &mut values);
        }
        Ok(Scores { values, error: 0.0 })
    }

    /// All unions, those of single players after the others.
    fn partition(&self, unions: &[Vec<usize>], index: Index) -> Result<Vec<Vec<usize>>, PowerError> {
        self.presuppose(index)?;
        let mut taken = vec![false; self.players.len()];
        for (number, union) in unions.iter().enumerate() {
            if union.is_empty() {
                return Err(PowerError::WrongUnion(number));
            }
            for &player in union {
                let taken = taken.get_mut(player).ok_or(PowerError::WrongUnion(number))?;
                if std::mem::replace(taken, true) {
                    return Err(PowerError::TwoUnions(player));
                }
            }
        }
        let alone = taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(player, _)| vec![player]);
        Ok(unions.iter().cloned().chain(alone).collect())
    }

    fn inside(&self, own: &[usize], unions: &[Vec<usize>]) -> Result<Inside, PowerError> {
        let mut logic = Logic::new();
        let members: Vec<Variable> = own.iter().map(|_| logic.variable(2)).collect();
        let mut stead: Vec<Variable> = vec![Variable(0); self.players.len()];
        own.iter().zip(&members).for_each(|(&player, &variable)| stead[player] = variable);
        let mut players = members;
        for other in unions.iter().filter(|other| *other != own) {
            let block = logic.variable(2);
            other.iter().for_each(|&player| stead[player] = block);
            players.push(block);
        }
        let place: std::collections::HashMap<Variable, usize> =
            self.players.iter().enumerate().map(|(place, &variable)| (variable, place)).collect();
        let formula = rewrite(self.logic, self.formula, &mut logic, |variable| {
            place.get(&variable).map_or(Stead::Fixed(0), |&place| Stead::Variable(stead[place]))
        })?;
        let tag = |player: usize| usize::from(player >= own.len());
        let gathered = Gathered::new(&logic, formula, &players, tag, self.budget)?;
        Ok(Inside { gathered, members: own.to_vec() })
    }
}

impl Inside {
    /// Hands each member of the union the value of its kind.
    fn tell(&self, by_kind: &[Value], values: &mut [Value]) {
        for (kind, value) in self.gathered.kinds.iter().zip(by_kind).filter(|(kind, _)| kind.tag == OWN) {
            kind.members.iter().for_each(|&member| values[self.members[member]] = value.clone());
        }
    }
}

/// Integer points for the double integral, times the number of orders.
fn grid(prime: &Prime, own: usize, others: usize, orders: &BigUint) -> Vec<Point<u64>> {
    let scale = residue(prime, orders);
    let (first, second) = (integrals(prime, own), integrals(prime, others));
    let no = |yes: u64| prime.minus(prime.residue(1), yes);
    let mut points = Vec::with_capacity(own * others);
    for (s, first) in first.iter().enumerate() {
        let s = prime.residue(s as u64);
        for (t, second) in second.iter().enumerate() {
            let t = prime.residue(t as u64);
            let weight = prime.times(prime.times(*first, *second), scale);
            points.push(Point { weight, probabilities: vec![s, no(s), t, no(t)] });
        }
    }
    points
}
