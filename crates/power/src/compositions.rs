//! How a number of interchangeable players can share out over their options.

use std::collections::HashMap;

use diagram::Lanes;

/// All ways in which `players` can take `options`, counted: each way says how many take each option. The first way has all of
/// them at the first option; of a single player, way c is option c.
#[derive(Clone, Debug)]
pub(crate) struct Compositions {
    players: usize,
    options: usize,
    ways: Vec<Box<[u32]>>,
}

impl Compositions {
    pub fn new(players: usize, options: usize) -> Self {
        let mut ways = Vec::new();
        let mut way = vec![0_u32; options];
        way[0] = players as u32;
        loop {
            ways.push(way.clone().into_boxed_slice());
            // The last option but the final one that can give a player away.
            let Some(giver) = (0..options - 1).rev().find(|&option| way[option] > 0) else { break };
            let rest = way[options - 1];
            way[options - 1] = 0;
            way[giver] -= 1;
            way[giver + 1] = rest + 1;
        }
        Self { players, options, ways }
    }

    /// How many ways there are: C(players + options − 1, options − 1); saturating.
    pub fn number(players: usize, options: usize) -> usize {
        let mut number = 1_u128;
        for step in 1..options as u128 {
            number = number.saturating_mul(players as u128 + step) / step;
        }
        usize::try_from(number).unwrap_or(usize::MAX)
    }

    pub fn ways(&self) -> &[Box<[u32]>] {
        &self.ways
    }

    /// For each way of one player fewer, and each option that this player takes, the number of the way they make together.
    pub fn with_one_more(&self) -> Vec<Vec<u32>> {
        if self.players == 1 {
            return vec![(0..self.options as u32).collect()];
        }
        let numbers: HashMap<&[u32], u32> = self.ways.iter().map(|way| &way[..]).zip(0..).collect();
        let fewer = Self::new(self.players - 1, self.options);
        let together = |way: &[u32], option: usize| {
            let mut way = way.to_vec();
            way[option] += 1;
            numbers.get(&way[..]).copied().unwrap_or(0)
        };
        fewer.ways.iter().map(|way| (0..self.options).map(|option| together(way, option)).collect()).collect()
    }

    /// The probability of each way when each of `players` takes option c with probability `of[c]`, independently: the
    /// multinomial distribution, as a chain of binomial ones, so that nothing is subtracted and nothing overflows.
    pub fn distribution<const L: usize>(players: usize, of: &[Lanes<L>]) -> Vec<Lanes<L>> {
        match players {
            0 => return vec![[1.0; L]],
            1 => return of.to_vec(),
            _ => {}
        }
        let mut all: Vec<Lanes<L>> = vec![[0.0; L]; Self::number(players, of.len())];
        for lane in 0..L {
            let of: Vec<f64> = of.iter().map(|lanes| lanes[lane]).collect();
            let mut values = Vec::with_capacity(all.len());
            share_out(players, &of, 1.0, &mut values);
            all.iter_mut().zip(values).for_each(|(lanes, value)| lanes[lane] = value);
        }
        all
    }
}

/// Appends the probabilities of all ways of `players` over the options of `of`, times `factor`. As deep as there are options.
fn share_out(players: usize, of: &[f64], factor: f64, values: &mut Vec<f64>) {
    let [first, rest @ ..] = of else { return };
    if rest.is_empty() {
        values.push(factor);
        return;
    }
    let first_takes = binomial(players, *first, rest.iter().sum());
    for taking in (0..=players).rev() {
        share_out(players - taking, rest, factor * first_takes[taking], values);
    }
}

/// The binomial distribution with odds `success : failure`, from its mode outwards.
fn binomial(trials: usize, success: f64, failure: f64) -> Vec<f64> {
    let mut values = vec![0.0; trials + 1];
    let mode = if success <= 0.0 {
        0
    } else if failure <= 0.0 {
        trials
    } else {
        (((trials + 1) as f64 * (success / (success + failure))) as usize).min(trials)
    };
    values[mode] = 1.0;
    for at in mode..trials {
        values[at + 1] = values[at] * ((trials - at) as f64 * success) / ((at + 1) as f64 * failure);
        if values[at + 1] == 0.0 || failure <= 0.0 {
            values[at + 1] = 0.0;
            break;
        }
    }
    for at in (0..mode).rev() {
        values[at] = values[at + 1] * ((at + 1) as f64 * failure) / ((trials - at) as f64 * success);
        if values[at] == 0.0 {
            break;
        }
    }
    let sum: f64 = values.iter().sum();
    values.iter_mut().for_each(|value| *value /= sum);
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_all_and_each_once() {
        let three = Compositions::new(2, 3);
        let ways: Vec<String> =
            three.ways().iter().map(|way| way.iter().map(ToString::to_string).collect::<String>()).collect();
        assert_eq!(ways, ["200", "110", "101", "020", "011", "002"]);
        for (players, options) in [(1, 2), (1, 4), (5, 2), (7, 3), (4, 5)] {
            let all = Compositions::new(players, options);
            assert_eq!(all.ways().len(), Compositions::number(players, options));
            assert!(all.ways().iter().all(|way| way.iter().sum::<u32>() == players as u32));
        }
    }

    #[test]
    fn one_more_player_makes_the_way_that_counts_it() {
        let all = Compositions::new(4, 3);
        let fewer = Compositions::new(3, 3);
        for (way, together) in fewer.ways().iter().zip(all.with_one_more()) {
            for (option, &number) in together.iter().enumerate() {
                let mut with = way.to_vec();
                with[option] += 1;
                assert_eq!(all.ways()[number as usize][..], with[..]);
            }
        }
    }

    #[test]
    fn the_distribution_is_the_multinomial_one() {
        let of = [[0.2], [0.5], [0.3]];
        let all = Compositions::new(4, 3);
        let factorial = |n: u32| (1..=n).product::<u32>();
        for (way, [p]) in all.ways().iter().zip(Compositions::distribution(4, &of)) {
            let coefficient = f64::from(factorial(4) / way.iter().map(|&n| factorial(n)).product::<u32>());
            let powers: f64 = way.iter().zip(of).map(|(&n, [p])| p.powi(n as i32)).product();
            assert!((p - coefficient * powers).abs() < 1e-15, "{way:?}");
        }
        // Far in the tail, where plain products of powers underflow, and at the ends.
        let tail = Compositions::distribution(2000, &[[1e-3], [0.999]]);
        assert!((tail.iter().map(|[p]| p).sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(Compositions::distribution(3, &[[0.0], [1.0]]), [[0.0], [0.0], [0.0], [1.0]]);
        assert_eq!(Compositions::distribution(3, &[[1.0], [0.0]]), [[1.0], [0.0], [0.0], [0.0]]);
    }
}
