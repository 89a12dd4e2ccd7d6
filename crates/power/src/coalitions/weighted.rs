//! Is a rule a weighted game: could one weight a player and one quota say the same?

use num_bigint::{BigInt, BigUint, Sign};

use super::game::SimpleGame;
use super::members::Desirability;
use super::separation::{Basis, Column};
use super::store::{ALL, NONE};
use super::trade::Trade;

/// Whether a game is weighted, with the proof.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Weightedness {
    /// It is: a coalition wins exactly when its weights add up to the quota or more.
    Weighted {
        /// The least weight of a winning coalition.
        quota: BigUint,
        /// Each player's weight, without a common divisor. Where the programme was solved to its end, no other weights leave a
        /// wider gap between winning and losing coalitions in proportion to the sum of all.
        weights: Vec<BigUint>,
    },
    /// It is not.
    Traded(Trade),
    /// Not decided within so many pivots.
    Undecided {
        /// Pivots made.
        pivots: usize,
    },
}

impl SimpleGame {
    /// Decides whether the game is weighted, exactly, given its desirability order. If two players do not compare in the desirability order, changing their
    /// places is the trade; else a linear programme over the kinds of players, whose coalitions are found on the diagram when
    /// they are needed and never listed. Cost: two passes over the diagram a pivot, and the square of the number of kinds in long
    /// integers; pivots number some tens for each kind.
    #[must_use]
    pub fn weightedness(&self, desirability: &Desirability, most_pivots: usize) -> Weightedness {
        if self.root == NONE || self.root == ALL {
            let quota = BigUint::from(u8::from(self.root == NONE));
            return Weightedness::Weighted { quota, weights: vec![BigUint::ZERO; self.players] };
        }
        if let Some(pair) = desirability.incomparable.first() {
            return Weightedness::Traded(Trade::swap(pair));
        }
        let dummies = self.dummies();
        let kinds = desirability.classes.iter().filter(|class| !dummies.contains(&class[0])).cloned().collect();
        match Search::new(self, kinds).run(most_pivots) {
            Weightedness::Traded(trade) => Weightedness::Traded(trade.or_exchange(self)),
            other => other,
        }
    }
}

struct Search<'a> {
    game: &'a SimpleGame,
    dual: SimpleGame,
    /// Players that are alike, but for dummies.
    kinds: Vec<Vec<usize>>,
    /// The kind of each player; none for dummies.
    kind_of: Vec<Option<usize>>,
    basis: Basis,
}

impl<'a> Search<'a> {
    fn new(game: &'a SimpleGame, kinds: Vec<Vec<usize>>) -> Self {
        let mut kind_of = vec![None; game.players];
        for (kind, players) in kinds.iter().enumerate() {
            players.iter().for_each(|&player| kind_of[player] = Some(kind));
        }
        let sizes: Vec<u32> = kinds.iter().map(|players| players.len() as u32).collect();
        Self { game, dual: game.dual(), kinds, kind_of, basis: Basis::new(&sizes) }
    }

    fn run(mut self, most_pivots: usize) -> Weightedness {
        let mut pivots = 0;
        loop {
            if self.basis.without_margin() {
                return Weightedness::Traded(self.trade());
            }
            let weights = self.basis.weights();
            let entering = match weights.iter().position(|weight| weight.sign() == Sign::Minus) {
                Some(kind) => vec![Column::Slack(kind)],
                None => {
                    let (quota, most, columns) = self.closest(&weights);
                    let columns: Vec<Column> =
                        columns.into_iter().filter(|column| self.basis.improves(column)).collect();
                    if quota > most && (columns.is_empty() || pivots >= most_pivots) {
                        return self.weighted(&weights, &quota);
                    }
                    columns
                }
            };
            if pivots >= most_pivots {
                return Weightedness::Undecided { pivots };
            }
            for column in entering {
                if self.basis.improves(&column) {
                    pivots += 1;
                    if self.basis.enter(column) {
                        return Weightedness::Traded(self.trade());
                    }
                }
            }
        }
    }

    /// The least weight of a winning and the largest of a losing coalition, and such two coalitions.
    fn closest(&self, weights: &[BigInt]) -> (BigInt, BigInt, Vec<Column>) {
        let of_player: Vec<BigInt> =
            self.kind_of.iter().map(|kind| kind.map_or(BigInt::ZERO, |k| weights[k].clone())).collect();
        let total: BigInt = of_player.iter().sum();
        let (least, winning) = self.game.lightest(&of_player).unwrap_or_default();
        // Those outside a blocking coalition lose.
        let (left_out, blocking) = self.dual.lightest(&of_player).unwrap_or_default();
        let outside = self.kinds.iter().zip(self.counts(&blocking)).map(|(kind, count)| kind.len() as u32 - count);
        (least, total - left_out, vec![Column::Winning(self.counts(&winning)), Column::Losing(outside.collect())])
    }

    /// How many players of each kind a coalition has.
    fn counts(&self, coalition: &[usize]) -> Vec<u32> {
        let mut counts = vec![0; self.kinds.len()];
        coalition.iter().filter_map(|&player| self.kind_of[player]).for_each(|kind| counts[kind] += 1);
        counts
    }

    fn weighted(&self, weights: &[BigInt], quota: &BigInt) -> Weightedness {
        let divisor = weights.iter().fold(BigInt::ZERO, |a, b| greatest_common_divisor(a, b.clone()));
        let divide = |value: &BigInt| (value / &divisor).magnitude().clone();
        let weights = self.kind_of.iter().map(|kind| kind.map_or(BigUint::ZERO, |kind| divide(&weights[kind])));
        Weightedness::Weighted { quota: divide(quota), weights: weights.collect() }
    }

    /// The mixture of the basis, in whole numbers.
    fn trade(&self) -> Trade {
        let shares =
            self.basis.mixture().filter(|(column, _)| matches!(column, Column::Winning(_) | Column::Losing(_)));
        let divisor = shares.fold(BigInt::ZERO, |a, (_, share)| greatest_common_divisor(a, share.clone()));
        let mut trade = Trade { winning: Vec::new(), losing: Vec::new() };
        for (column, share) in self.basis.mixture() {
            let (list, counts) = match column {
                Column::Winning(counts) => (&mut trade.winning, counts),
                Column::Losing(counts) => (&mut trade.losing, counts),
                Column::Slack(_) | Column::Margin => continue,
            };
            let members = self.kinds.iter().zip(counts).flat_map(|(kind, &count)| &kind[..count as usize]);
            let mut coalition: Vec<usize> = members.copied().collect();
            coalition.sort_unstable();
            list.push(((share / &divisor).magnitude().clone(), coalition));
        }
        trade
    }
}

fn greatest_common_divisor(mut a: BigInt, mut b: BigInt) -> BigInt {
    while b != BigInt::ZERO {
        (a, b) = (b.clone(), a % b);
    }
    BigInt::from(a.magnitude().clone())
}
