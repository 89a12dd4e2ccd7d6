//! Prospects over time: what would have been said on each day on which a statement came in.

use std::collections::BTreeSet;

use rayon::prelude::*;
use terms::Date;

use crate::brief::Moment;
use crate::model::Model;
use crate::prospects::Prospects;
use crate::state::State;

/// The most days looked at, the latest ones.
const DAYS: usize = 40;
/// Lanes on which a past day is looked at.
const LANES: usize = 128;

/// The prospects of the question and each path on each day on which a statement came in, and on the model's own day, oldest
/// first. Rules, seats, shares and hazards are those of the model; statements, their age and the time left are the day's.
pub(crate) fn history(model: &Model<'_>) -> Vec<Moment> {
    let dossier = model.dossier;
    let known = dossier.statements.iter().map(|statement| statement.date.value).filter(|date| *date < model.as_of);
    let days: BTreeSet<Date> = known.collect();
    let skipped = days.len().saturating_sub(DAYS);
    let mut days: Vec<Date> = days.into_iter().skip(skipped).collect();
    days.push(model.as_of);
    days.into_par_iter().map(|day| moment(model, day)).collect()
}

/// The prospects as of one day.
pub(crate) fn moment(model: &Model<'_>, day: Date) -> Moment {
    let then = model.known_on(day, LANES);
    let state = State::new(&then);
    let prospects = |root: usize| Prospects::of(&state.roots()[root]);
    Moment {
        date: day,
        any_path: prospects(model.system.any()),
        paths: (0..model.system.paths).map(|path| prospects(model.system.path(path))).collect(),
    }
}
