//! Events: when they come, and how they turn out.

use dossier::{Event, EventChance};

use crate::stance::{HALF_OF_90_PERCENT, chance};
use crate::{Draws, Table};

/// P(an event of rate `hazard` a year has come, and after it a step that takes `lag` years on average, within `years`): both
/// times exponential, 1 − (μ e^(−hT) − h e^(−μT))/(μ − h) with μ = 1/lag. A product of the two chances would be too high.
#[must_use]
pub fn in_time(hazard: f64, lag: f64, years: f64) -> f64 {
    if years <= 0.0 || hazard <= 0.0 {
        return 0.0;
    }
    let come = -libm::expm1(-hazard * years);
    if lag <= 0.0 {
        return come;
    }
    let pace = 1.0 / lag;
    let not_yet = if (pace - hazard).abs() < 1e-6 * pace {
        libm::exp(-hazard * years) * (1.0 + hazard * years)
    } else {
        (pace * libm::exp(-hazard * years) - hazard * libm::exp(-pace * years)) / (pace - hazard)
    };
    (1.0 - not_yet).clamp(0.0, come)
}

/// The table of an event: the status quo first; then for each other outcome in order, for each stage: too late, in time only
/// for paths of the first (shortest) lag, of the first two, …, of all `lags`. A plain probability comes in time for all.
///
/// `lags` ascend, in years; `years` is the time from `as_of` to the horizon, `None` where the question has none: the event
/// then comes for certain and in time ("if it comes").
#[must_use]
pub fn event_table(event: &Event, lags: &[f64], years: Option<f64>, draws: &Draws) -> Table {
    let stages = lags.len() + 1;
    let id = event.id.value.as_str();
    let normal = draws.normal(&format!("event|{id}"));
    let certainty = match &event.chance {
        EventChance::Hazard { certainty, .. } | EventChance::Plain { certainty, .. } => *certainty,
    };
    let others: Vec<usize> = (0..event.outcomes.len()).filter(|&o| o != event.status_quo).collect();
    let shares = shares(event, &others, certainty, draws);
    // For each lane: the chance that it comes at all, then that it is in time for each lag.
    let chances: Vec<Vec<f64>> = match (&event.chance, years) {
        (EventChance::Plain { chance: stated, .. }, _) => {
            chance(stated.value, &normal).into_iter().map(|p| vec![p; stages]).collect()
        }
        (EventChance::Hazard { .. }, None) => vec![vec![1.0; stages]; draws.lanes],
        (EventChance::Hazard { low, high, .. }, Some(years)) => {
            let (low, high) = (libm::log(*low), libm::log(*high));
            let (middle, spread) = ((low + high) / 2.0, (high - low) / (2.0 * HALF_OF_90_PERCENT));
            normal
                .iter()
                .map(|z| {
                    let hazard = libm::exp(middle + spread * z);
                    let mut chances = vec![in_time(hazard, 0.0, years)];
                    chances.extend(lags.iter().map(|lag| in_time(hazard, *lag, years)));
                    chances
                })
                .collect()
        }
    };
    let mut table = vec![chances.iter().map(|c| 1.0 - c[0]).collect::<Vec<f64>>()];
    for share in &shares {
        for stage in 0..stages {
            let column = chances
                .iter()
                .zip(share)
                .map(|(c, share)| share * (c[stage] - c.get(stage + 1).copied().unwrap_or(0.0)).max(0.0))
                .collect();
            table.push(column);
        }
    }
    table
}

/// The share of each outcome in each lane: as stated, or drawn from a Dirichlet distribution whose total is `certainty`.
fn shares(event: &Event, others: &[usize], certainty: Option<f64>, draws: &Draws) -> Vec<Vec<f64>> {
    let stated = |&o: &usize| event.outcomes[o].share;
    let Some(certainty) = certainty else {
        return others.iter().map(|o| vec![stated(o); draws.lanes]).collect();
    };
    let drawn: Vec<Vec<f64>> = others
        .iter()
        .map(|o| {
            let name = format!("share|{}|{}", event.id.value, event.outcomes[*o].id.value);
            draws.gamma(&name, stated(o) * certainty)
        })
        .collect();
    let mut shares = vec![vec![0.0; draws.lanes]; others.len()];
    for lane in 0..draws.lanes {
        let total: f64 = drawn.iter().map(|d| d[lane]).sum();
        for (index, outcome) in others.iter().enumerate() {
            shares[index][lane] = if total > 0.0 { drawn[index][lane] / total } else { stated(outcome) };
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::in_time;

    #[test]
    fn two_steps_in_sequence_are_less_than_their_product() {
        // An agreement at .3 a year and a lag of .25 years, by 286 days later: .149, where the product would be .200.
        let (hazard, lag, years) = (0.3, 0.25, 286.0 / 365.25);
        let product = (1.0 - f64::exp(-hazard * years)) * (1.0 - f64::exp(-years / lag));
        assert!((in_time(hazard, lag, years) - 0.149).abs() < 5e-4);
        assert!((product - 0.200).abs() < 5e-4);
    }

    #[test]
    fn the_formula_agrees_with_its_integral() {
        for (hazard, lag) in [(0.3, 0.25), (4.0, 0.25), (2.0, 0.5), (0.1, 1.0)] {
            let years = 0.8;
            let steps = 20_000;
            let width = years / f64::from(steps);
            let integral: f64 = (0..steps)
                .map(|i| {
                    let t = (f64::from(i) + 0.5) * width;
                    hazard * f64::exp(-hazard * t) * (1.0 - f64::exp(-(years - t) / lag)) * width
                })
                .sum();
            assert!((in_time(hazard, lag, years) - integral).abs() < 1e-6);
        }
    }
}
