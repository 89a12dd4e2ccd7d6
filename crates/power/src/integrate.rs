//! Sums of conditional values over many vectors of probabilities, as lanes of sweeps.

use diagram::{Diagram, Scratch};
use num_bigint::{BigInt, BigUint};
use rayon::prelude::*;

use crate::PowerError;
use crate::exact::chinese::{enough, whole};
use crate::exact::prime::{Prime, primes};
use crate::gathered::{Gathered, Kind};

/// Lanes of a floating sweep, and of one modulo a prime.
const FLOATS: usize = 4;
const RESIDUES: usize = 4;

/// Products of floating numbers, and of residues, up to which one core does the work: less than it takes to wake the others.
const ALONE: usize = 1 << 21;
const ALONE_MODULO: usize = ALONE / 8;

/// Does `work` for each item, in order, with room made by `room`: on one core, or on all.
fn each<I: Send, R, T: Send>(
    items: Vec<I>,
    alone: bool,
    room: impl Fn() -> R + Sync + Send,
    work: impl Fn(&mut R, I) -> T + Sync + Send,
) -> Vec<T> {
    if alone {
        let mut room = room();
        items.into_iter().map(|item| work(&mut room, item)).collect()
    } else {
        items.into_par_iter().map_init(room, work).collect()
    }
}

/// A vector of probabilities, and how much it counts.
#[derive(Clone, Debug)]
pub(crate) struct Point<T> {
    pub weight: T,
    /// The probability of option c for players with tag t, at t · options + c.
    pub probabilities: Vec<T>,
}

/// Weighted sums over points: of the probability that the rule holds, and for each kind and option of it given that option.
pub(crate) struct Sums<T> {
    pub value: T,
    pub of: Vec<Vec<T>>,
    /// The probability that a player of the kind takes the option and the rule holds; of floating sums only.
    pub joint: Vec<Vec<T>>,
}

impl Gathered {
    /// Sums over points in floating point, four at a time, on all cores where that pays; the same bytes for any number of them.
    pub(crate) fn integrate(&self, points: &[Point<f64>]) -> Sums<f64> {
        let parts: Vec<Sums<f64>> = match points {
            [point] => vec![self.part::<1>(std::slice::from_ref(point), &mut Scratch::default())],
            points => {
                let chunks: Vec<&[Point<f64>]> = points.chunks(FLOATS).collect();
                let part = |scratch: &mut Scratch<FLOATS>, points| self.part(points, scratch);
                each(chunks, self.products(points.len()) <= ALONE, Scratch::default, part)
            }
        };
        let none = vec![vec![0.0; self.options]; self.kinds.len()];
        let mut sums = Sums { value: 0.0, of: none.clone(), joint: none };
        for part in parts {
            sums.value += part.value;
            let Sums { of, joint, .. } = &mut sums;
            let more = part.of.iter().chain(&part.joint).flatten();
            of.iter_mut().chain(joint).flatten().zip(more).for_each(|(sum, value)| *sum += value);
        }
        sums
    }

    /// How many products a sweep over so many points takes.
    fn products(&self, points: usize) -> usize {
        let children = self.diagram().map(|diagram| diagram.levels().map(|level| level.children.len()).sum::<usize>());
        children.map_or(usize::MAX, |children| children.saturating_mul(points))
    }

    /// At most L points; lanes without a point of their own repeat the last and count nothing.
    fn part<const L: usize>(&self, points: &[Point<f64>], scratch: &mut Scratch<L>) -> Sums<f64> {
        let at = |lane: usize| &points[lane.min(points.len() - 1)];
        let given = self.given::<L>(
            |tag, option| std::array::from_fn(|lane| at(lane).probabilities[tag * self.options + option]),
            scratch,
        );
        let sum = |lanes: &[f64; L]| points.iter().zip(lanes).map(|(point, value)| point.weight * value).sum::<f64>();
        let joint = |(kind, options): (&Kind, &Vec<[f64; L]>)| {
            let chance = |point: &Point<f64>, option: usize| {
                point.weight * point.probabilities[kind.tag * self.options + option]
            };
            let joint = |(option, lanes): (usize, &[f64; L])| {
                points.iter().zip(lanes).map(|(point, value)| chance(point, option) * value).sum::<f64>()
            };
            options.iter().enumerate().map(joint).collect()
        };
        Sums {
            value: sum(&given.value),
            of: given.of.iter().map(|options| options.iter().map(&sum).collect()).collect(),
            joint: self.kinds.iter().zip(&given.of).map(joint).collect(),
        }
    }

    /// Sums over points exactly: whole numbers that are at most `bound` from zero, of the probability that the rule holds, and
    /// for each kind of all that `combine` makes of its sums by option. Only differences between options are meaningful.
    pub(crate) fn integrate_exactly(
        &self,
        bound: &BigUint,
        points: impl Fn(&Prime) -> Vec<Point<u64>> + Sync,
        combine: impl Fn(&Prime, &[u64]) -> Vec<u64>,
    ) -> Result<Sums<BigInt>, PowerError> {
        let residues = self.residues(bound, points)?;
        let primes: Vec<Prime> = residues.iter().map(|(prime, _)| *prime).collect();
        let together = |residues: &[u64]| whole(&primes, residues);
        let of_kind = |kind: usize| {
            let by_prime: Vec<Vec<u64>> = residues.iter().map(|(prime, sums)| combine(prime, &sums.of[kind])).collect();
            let of = |place: usize| together(&by_prime.iter().map(|residues| residues[place]).collect::<Vec<_>>());
            (0..by_prime.first().map_or(0, Vec::len)).map(of).collect()
        };
        Ok(Sums {
            value: together(&residues.iter().map(|(_, sums)| sums.value).collect::<Vec<_>>()),
            of: (0..self.kinds.len()).map(of_kind).collect(),
            joint: Vec::new(),
        })
    }

    fn residues(
        &self,
        bound: &BigUint,
        points: impl Fn(&Prime) -> Vec<Point<u64>> + Sync,
    ) -> Result<Vec<(Prime, Sums<u64>)>, PowerError> {
        let diagram = self.diagram().ok_or(PowerError::NoDiagram)?;
        let alone = |points: usize| self.products(points) <= ALONE_MODULO;
        let sums = |prime: Prime| {
            let parts: Vec<Sums<u64>> = match &points(&prime)[..] {
                [point] => vec![self.part_modulo::<1>(diagram, &prime, std::slice::from_ref(point))],
                points => {
                    let chunks: Vec<&[Point<u64>]> = points.chunks(RESIDUES).collect();
                    let part = |(): &mut (), points| self.part_modulo::<RESIDUES>(diagram, &prime, points);
                    each(chunks, alone(points.len()), || (), part)
                }
            };
            let of = vec![vec![0; self.options]; self.kinds.len()];
            let mut sums = Sums { value: 0, of, joint: Vec::new() };
            for part in parts {
                sums.value = prime.plus(sums.value, part.value);
                for (sum, value) in sums.of.iter_mut().flatten().zip(part.of.iter().flatten()) {
                    *sum = prime.plus(*sum, *value);
                }
            }
            (prime, sums)
        };
        let primes = primes(enough(bound));
        let alone = alone(primes.len());
        Ok(each(primes, alone, || (), |(): &mut (), prime| sums(prime)))
    }

    fn part_modulo<const L: usize>(&self, diagram: &Diagram, prime: &Prime, points: &[Point<u64>]) -> Sums<u64> {
        let at = |lane: usize| &points[lane.min(points.len() - 1)];
        let probability =
            |tag: usize, option: usize| std::array::from_fn(|lane| at(lane).probabilities[tag * self.options + option]);
        let given = self.given_modulo::<L>(diagram, prime, probability);
        let sum = |lanes: &[u64; L]| {
            let weighed = points.iter().zip(lanes).map(|(point, value)| prime.times(point.weight, *value));
            weighed.fold(0, |sum, value| prime.plus(sum, value))
        };
        let of = given.of.iter().map(|options| options.iter().map(sum).collect()).collect();
        Sums { value: sum(&given.value), of, joint: Vec::new() }
    }
}
