//! Shares that must add up to 1.

use rules::Catalogue;
use terms::{Chance, Diagnostic, Diagnostics};

use crate::model::Stance;
use crate::read::Draft;
use crate::{TOLERANCE, shown};

/// The shares of an event's outcomes.
pub(super) fn of_events(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for event in &draft.dossier.events {
        let sum: f64 = event.outcomes.iter().map(|outcome| outcome.share).sum();
        if (sum - 1.0).abs() > TOLERANCE {
            let message = format!("the shares of `{}` add up to {}, not 1", event.id.value, shown(sum));
            let mut error = Diagnostic::error("shares-sum", message).at(event.id.place.clone(), "");
            for (_, outcome) in event.outcomes.iter().enumerate().filter(|(at, _)| *at != event.status_quo) {
                error = error.and_at(outcome.place.clone(), shown(outcome.share));
            }
            found.push(error);
        }
    }
    found
}

/// The shares of what chance brings.
pub(super) fn of_moves(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for chance in draft.dossier.moves.iter().filter(|known| known.actor.is_none()) {
        let sum: f64 = chance.options.iter().map(|option| option.share).sum();
        if (sum - 1.0).abs() > TOLERANCE {
            let message = format!("the shares of `{}` add up to {}, not 1", chance.id.value, shown(sum));
            found.push(Diagnostic::error("shares-sum", message).at(chance.id.place.clone(), ""));
        }
    }
    found
}

/// The shares of a stance's options.
pub(super) fn of_stances(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    draft.dossier.stances.iter().filter_map(problem).for_each(|error| found.push(error));
    found
}

fn problem(stance: &Stance) -> Option<Diagnostic> {
    let ranges: Vec<_> = stance.shares.iter().filter(|(_, chance)| chance.value.is_range()).collect();
    let points = stance.shares.iter().filter_map(|(_, chance)| match chance.value {
        Chance::Point(point) => Some(point.get()),
        Chance::Range(..) => None,
    });
    let sum: f64 = points.sum();
    match ranges.as_slice() {
        [] if (sum - 1.0).abs() > TOLERANCE => {
            let hint = if sum < 1.0 { "an option that is not named has 0" } else { "shares are of the whole" };
            let message = format!("the shares of the stance add up to {}, not 1", shown(sum));
            Some(Diagnostic::error("shares-sum", message).at(stance.place.clone(), "").hint(hint))
        }
        [(_, range)] if sum > 1.0 + TOLERANCE => {
            let message = format!("the shares beside the range add up to {}, more than 1", shown(sum));
            Some(Diagnostic::error("shares-sum", message).at(range.place.clone(), "the range takes part of the whole"))
        }
        [(option, range)] if sum <= 0.0 => {
            let message = format!("nothing takes what the range of `{option}` leaves");
            let error = Diagnostic::error("range-alone", message).at(range.place.clone(), "");
            Some(error.hint("give at least one other option a share; they divide the rest in proportion"))
        }
        [(_, first), (_, second), ..] => Some(
            Diagnostic::error("two-ranges", "a stance may hold one range")
                .at(second.place.clone(), "a second range")
                .and_at(first.place.clone(), "the first")
                .hint("make the others numbers; they divide the rest in proportion"),
        ),
        _ => None,
    }
}
