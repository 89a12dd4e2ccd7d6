//! Events: when they come, and how they turn out.

use dossier::{Event, EventChance};

use crate::lag::{Lag, in_time};
use crate::stance::{HALF_OF_90_PERCENT, chance};
use crate::{Draws, Table};

/// The table of an event: the status quo first; then for each other outcome in order, for each stage: too late, in time only
/// for paths of the first (shortest) lag, of the first two, …, of all `lags`. A plain probability comes in time for all.
///
/// `lags` ascend; where a longer one would be likelier in time (of two lags almost as long, the one of more steps seldom comes very
/// late), it counts as likely as the shorter. `years` is the time from `as_of` to the horizon, `None` where the question has none: the event
/// then comes for certain and in time ("if it comes").
#[must_use]
pub fn event_table(event: &Event, lags: &[Lag], years: Option<f64>, draws: &Draws) -> Table {
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
                    let mut chances = vec![in_time(hazard, &Lag::default(), years)];
                    for lag in lags {
                        chances.push(in_time(hazard, lag, years).min(chances[chances.len() - 1]));
                    }
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
