//! What takes time after an event, and whether all of it still fits before the horizon.

use std::cmp::Ordering;

/// The most steps that are told apart; further ones count as one with the last.
const MOST: usize = 8;

/// The fastest rate a year that is told from at once.
const FASTEST: f64 = 1e9;

/// Terms of the series for a short time: at half a jump on average, what is left out is below 1e-17.
const TERMS: u32 = 16;

/// Steps that follow an event one after another, each with the years it takes on average. Ordered by the years of all of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lag(Vec<f64>);

impl Lag {
    /// Of steps in years; what takes no time is no step.
    #[must_use]
    pub fn new(steps: &[f64]) -> Self {
        let mut steps: Vec<f64> = steps.iter().copied().filter(|step| *step > 0.0).collect();
        if let Some(rest) = steps.get(MOST..) {
            let rest: f64 = rest.iter().sum();
            steps.truncate(MOST);
            steps[MOST - 1] += rest;
        }
        Self(steps)
    }

    /// The years that all steps take on average.
    #[must_use]
    pub fn years(&self) -> f64 {
        self.0.iter().sum()
    }

    /// The shorter on average first, then the one of fewer steps.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let by_step = || {
            let steps = self.0.iter().zip(&other.0).map(|(a, b)| a.total_cmp(b));
            steps.fold(Ordering::Equal, Ordering::then)
        };
        self.years().total_cmp(&other.years()).then(self.0.len().cmp(&other.0.len())).then_with(by_step)
    }
}

/// P(an event of rate `hazard` a year has come, and all steps after it, within `years`): every waiting time exponential, one after
/// another, so that their sum is hypoexponential. A product of the chances would be too high.
///
/// With one step after it, 1 − (μ e^(−hT) − h e^(−μT))/(μ − h) with μ = 1/lag; with more, the chance of absorption of a Markov chain
/// that passes through the steps (Moler and Van Loan 2003: a short time by its series, doubled; all terms are positive).
#[must_use]
pub fn in_time(hazard: f64, lag: &Lag, years: f64) -> f64 {
    if years <= 0.0 || hazard <= 0.0 {
        return 0.0;
    }
    let come = -libm::expm1(-hazard * years);
    let in_time = match lag.0[..] {
        [] => return come,
        [step] => {
            let pace = 1.0 / step;
            let not_yet = if (pace - hazard).abs() < 1e-6 * pace {
                libm::exp(-hazard * years) * (1.0 + hazard * years)
            } else {
                (pace * libm::exp(-hazard * years) - hazard * libm::exp(-pace * years)) / (pace - hazard)
            };
            1.0 - not_yet
        }
        _ => Passage::new(hazard, &lag.0, years).passed(),
    };
    in_time.clamp(0.0, come)
}

/// Where a chain that waits for the event, then for each step, is after some time: entry `[from][to]` for `from <= to`.
struct Passage {
    chances: [[f64; MOST + 2]; MOST + 2],
    /// How many states there are; the last is left no more.
    states: usize,
}

impl Passage {
    fn new(hazard: f64, steps: &[f64], years: f64) -> Self {
        let mut rates = [0.0; MOST + 2];
        rates[0] = hazard.min(FASTEST);
        rates[1..=steps.len()].iter_mut().zip(steps).for_each(|(rate, step)| *rate = (1.0 / step).min(FASTEST));
        let states = steps.len() + 2;
        let fastest = rates.iter().copied().fold(0.0, f64::max);
        // The time is halved until half a jump is expected in it.
        let mut jumps = fastest * years;
        let mut doublings = 0;
        while jumps > 0.5 {
            jumps /= 2.0;
            doublings += 1;
        }
        // Σ Poisson(n; jumps) · (the chain after n jumps), row by row.
        let mut chances = [[0.0; MOST + 2]; MOST + 2];
        for (from, row) in chances.iter_mut().enumerate().take(states) {
            let mut after = [0.0; MOST + 2];
            after[from] = 1.0;
            let mut weight = libm::exp(-jumps);
            for term in 1..=TERMS {
                row.iter_mut().zip(&after).for_each(|(sum, chance)| *sum += weight * chance);
                for state in (from..states).rev() {
                    let leaves = rates[state] / fastest;
                    let enters = if state > from { after[state - 1] * rates[state - 1] / fastest } else { 0.0 };
                    after[state] = after[state] * (1.0 - leaves) + enters;
                }
                weight *= jumps / f64::from(term);
            }
        }
        let mut passage = Self { chances, states };
        for _ in 0..doublings {
            passage.double();
        }
        passage
    }

    /// After twice the time. Each row is made to add up to one again, or what rounding adds would double too.
    fn double(&mut self) {
        let before = self.chances;
        for from in 0..self.states {
            let row = &mut self.chances[from];
            for to in from..self.states {
                row[to] = (from..=to).map(|over| before[from][over] * before[over][to]).sum();
            }
            let whole: f64 = row.iter().sum();
            row.iter_mut().for_each(|chance| *chance /= whole);
        }
    }

    /// The chance that all has come.
    fn passed(&self) -> f64 {
        self.chances[0][self.states - 1]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn two_steps_in_sequence_are_less_than_their_product() {
        // An agreement at .3 a year and a lag of .25 years, by 286 days later: .149, where the product would be .200.
        let (hazard, lag, years) = (0.3, 0.25, 286.0 / 365.25);
        let product = (1.0 - f64::exp(-hazard * years)) * (1.0 - f64::exp(-years / lag));
        assert!((in_time(hazard, &Lag::new(&[lag]), years) - 0.149).abs() < 5e-4);
        assert!((product - 0.200).abs() < 5e-4);
    }

    #[test]
    fn the_formula_agrees_with_its_integral() {
        for (hazard, lag) in [(0.3, 0.25), (4.0, 0.25), (2.0, 0.5), (0.1, 1.0)] {
            let years = 0.8;
            let integral = integral(years, |t| hazard * f64::exp(-hazard * t) * (1.0 - f64::exp(-(years - t) / lag)));
            assert!((in_time(hazard, &Lag::new(&[lag]), years) - integral).abs() < 1e-6);
        }
    }

    fn integral(years: f64, of: impl Fn(f64) -> f64) -> f64 {
        let steps = 20_000;
        let width = years / f64::from(steps);
        (0..steps).map(|i| of((f64::from(i) + 0.5) * width) * width).sum()
    }

    #[test]
    fn the_shortest_and_the_longest_end() {
        assert!(in_time(f64::MAX, &Lag::new(&[f64::MIN_POSITIVE, 1e-300]), 1e4) > 1.0 - 1e-12);
        assert!(in_time(1e-300, &Lag::new(&[1e300, f64::MAX]), 1e-9) < 1e-200);
        assert_eq!(in_time(0.3, &Lag::new(&[0.0, 0.0]), 1.0), in_time(0.3, &Lag::default(), 1.0));
    }

    #[test]
    fn steps_of_equal_length_are_erlang() {
        // Four waiting times of rate 2: P(at least four of a Poisson number of mean 2T).
        let years = 1.3;
        let none: f64 = f64::exp(-2.0 * years);
        let mean: f64 = 2.0 * years;
        let erlang = 1.0 - none * (1.0 + mean + mean.powi(2) / 2.0 + mean.powi(3) / 6.0);
        assert!((in_time(2.0, &Lag::new(&[0.5, 0.5, 0.5]), years) - erlang).abs() < 1e-13);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_chain_of_one_step_is_the_formula(hazard in 0.01..5.0_f64, step in 0.003..3.0_f64, years in 0.01..20.0_f64) {
            let chain = Passage::new(hazard, &[step], years).passed();
            prop_assert!((chain - in_time(hazard, &Lag::new(&[step]), years)).abs() < 1e-7);
        }

        #[test]
        fn the_order_of_steps_does_not_matter_and_a_further_one_never_helps(
            hazard in 0.01..5.0_f64,
            steps in proptest::collection::vec(0.003..3.0_f64, 1..5),
            further in 0.003..3.0_f64,
            years in 0.01..20.0_f64,
        ) {
            let mut turned = steps.clone();
            turned.reverse();
            let chance = in_time(hazard, &Lag::new(&steps), years);
            prop_assert!((chance - in_time(hazard, &Lag::new(&turned), years)).abs() < 1e-12);
            turned.push(further);
            prop_assert!(in_time(hazard, &Lag::new(&turned), years) <= chance + 1e-12);
        }

        #[test]
        fn three_in_sequence_agree_with_their_integral(
            hazard in 0.1..3.0_f64,
            first in 0.05..1.0_f64,
            second in 0.05..1.0_f64,
            years in 0.1..2.0_f64,
        ) {
            let whole = integral(years, |t| {
                hazard * f64::exp(-hazard * t) * in_time(1.0 / first, &Lag::new(&[second]), years - t)
            });
            prop_assert!((in_time(hazard, &Lag::new(&[first, second]), years) - whole).abs() < 1e-6);
        }
    }
}
