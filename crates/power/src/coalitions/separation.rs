//! The linear programme behind "is this a weighted game", in exact arithmetic.
//!
//! Minimise v over mixtures λ of winning and μ of losing coalitions such that, of every kind of player, the winning mixture holds
//! at most v times all of its players more than the losing one. Its dual is the widest gap that weights adding up to 1 can leave
//! between winning and losing coalitions. So the game is weighted exactly when the least v is above 0; where it is 0, λ and μ are
//! a trade that no weights survive.
//!
//! A revised simplex method whose columns are all coalitions, none of them written out: the caller looks for one that the present
//! weights do not separate. Pivots are fraction-free (Edmonds 1967), the leaving row is the lexicographic one (Dantzig, Orden and
//! Wolfe 1955), so that it ends.

use num_bigint::BigInt;

/// A column: a coalition by how many players of each kind it has, or the slack of a kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Column {
    Winning(Vec<u32>),
    Losing(Vec<u32>),
    Slack(usize),
    Margin,
}

/// The rows of the coalitions that the mixtures start from, and of the margin v.
const WINNING: usize = 0;
const LOSING: usize = 1;
const MARGIN: usize = 2;

/// A basis and its inverse, relative to the first basis: the coalition of all, the empty one, v, and the slacks of all kinds but
/// the first.
pub(super) struct Basis {
    /// How many players there are of each kind.
    sizes: Vec<BigInt>,
    basis: Vec<Column>,
    /// The inverse times `denominator`, row by row, and last the right-hand side.
    rows: Vec<Vec<BigInt>>,
    denominator: BigInt,
    /// The row of v.
    margin: usize,
}

impl Basis {
    /// The first basis of a game with so many players of each kind (at least one kind, none empty), in which the coalition of all
    /// wins and the empty one loses.
    pub fn new(sizes: &[u32]) -> Self {
        let kinds = sizes.len();
        let mut basis = vec![Column::Winning(sizes.to_vec()), Column::Losing(vec![0; kinds]), Column::Margin];
        basis.extend((1..kinds).map(Column::Slack));
        let mut rows: Vec<Vec<BigInt>> = (0..basis.len())
            .map(|row| (0..=basis.len()).map(|column| BigInt::from(u8::from(row == column))).collect())
            .collect();
        let side = basis.len();
        rows[WINNING][side] = BigInt::from(1);
        rows[LOSING][side] = BigInt::from(1);
        // v in units in which the first kind counts whole.
        rows[MARGIN][side] = BigInt::from(sizes[0]);
        let sizes = sizes.iter().map(|&size| BigInt::from(size)).collect();
        Self { sizes, basis, rows, denominator: BigInt::from(1), margin: MARGIN }
    }

    /// The weight of a player of each kind that this basis proposes, in some unit; while one is below 0, its slack must enter.
    pub fn weights(&self) -> Vec<BigInt> {
        let dual = &self.rows[self.margin];
        let first = &self.sizes[0];
        let mut weights: Vec<BigInt> = (1..self.sizes.len()).map(|kind| -(first * &dual[MARGIN + kind])).collect();
        let others = (1..self.sizes.len()).map(|kind| &self.sizes[kind] * &dual[MARGIN + kind]);
        weights.insert(0, others.fold(dual[MARGIN].clone(), |sum, term| sum + term));
        weights
    }

    /// Whether a column would lower v.
    pub fn improves(&self, column: &Column) -> bool {
        self.product(&self.rows[self.margin], &self.expressed(column)) > BigInt::ZERO
    }

    /// Whether v is 0.
    pub fn without_margin(&self) -> bool {
        self.rows[self.margin].last().is_none_or(|v| *v == BigInt::ZERO)
    }

    /// The coalitions of the mixtures with their shares, in one common unit.
    pub fn mixture(&self) -> impl Iterator<Item = (&Column, &BigInt)> {
        self.basis
            .iter()
            .zip(self.rows.iter().filter_map(|row| row.last()))
            .filter(|(_, share)| **share != BigInt::ZERO)
    }

    /// Brings a column in that improves; returns whether v has left for it, and so is 0: then only the mixture still has a meaning.
    pub fn enter(&mut self, column: Column) -> bool {
        let expressed = self.expressed(&column);
        let entries: Vec<BigInt> = self.rows.iter().map(|row| self.product(row, &expressed)).collect();
        let mut leaving = self.margin;
        for row in (0..self.rows.len()).filter(|&row| entries[row] > BigInt::ZERO) {
            if row != leaving && self.smaller(row, leaving, &entries) {
                leaving = row;
            }
        }
        let pivot = entries[leaving].clone();
        let pivot_row = self.rows[leaving].clone();
        for (at, (row, entry)) in self.rows.iter_mut().zip(&entries).enumerate() {
            for (value, above) in row.iter_mut().zip(&pivot_row).filter(|_| at != leaving) {
                *value = (&*value * &pivot - entry * above) / &self.denominator;
            }
        }
        self.denominator = pivot;
        self.basis[leaving] = column;
        leaving == self.margin
    }

    /// Whether row `a`, right-hand side first and divided by its entry, comes before row `b`.
    fn smaller(&self, a: usize, b: usize, entries: &[BigInt]) -> bool {
        let side = self.basis.len();
        for column in std::iter::once(side).chain(0..side) {
            let (left, right) = (&self.rows[a][column] * &entries[b], &self.rows[b][column] * &entries[a]);
            if left != right {
                return left < right;
            }
        }
        false
    }

    fn product(&self, row: &[BigInt], column: &[BigInt]) -> BigInt {
        row.iter().zip(column).map(|(a, b)| a * b).sum()
    }

    /// A column in terms of the first basis, with v and the slacks but the first in units in which it is whole.
    fn expressed(&self, column: &Column) -> Vec<BigInt> {
        let (sizes, first) = (&self.sizes, &self.sizes[0]);
        let number = |n: u32| BigInt::from(n);
        let kinds = 1..sizes.len();
        let (top, rest): ([BigInt; 3], Vec<BigInt>) = match column {
            Column::Winning(counts) => (
                [number(1), number(0), first - number(counts[0])],
                kinds.map(|k| first * number(counts[k]) - &sizes[k] * number(counts[0])).collect(),
            ),
            Column::Losing(counts) => (
                [number(0), number(1), number(counts[0])],
                kinds.map(|k| &sizes[k] * number(counts[0]) - first * number(counts[k])).collect(),
            ),
            Column::Slack(0) => ([number(0), number(0), number(0) - 1], kinds.map(|k| -&sizes[k]).collect()),
            Column::Slack(kind) => {
                ([number(0), number(0), number(0)], kinds.map(|k| BigInt::from(u8::from(k == *kind))).collect())
            }
            Column::Margin => ([number(0), number(0), number(1)], kinds.map(|_| BigInt::ZERO).collect()),
        };
        top.into_iter().chain(rest).collect()
    }
}
