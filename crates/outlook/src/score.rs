//! How a forecast for a case that has ended came out.

use crate::brief::{Moment, Score, ScoredDay};
use crate::history::history;
use crate::model::Model;
use crate::prospects::Prospects;
use crate::state::State;

/// What a forecaster who knows nothing says.
const FLAT: f64 = 0.5;

/// The forecast as of the dossier's day against its outcome, and the forecast at each day on which a statement came in. `None`
/// where the case has not ended.
#[must_use]
pub fn score(model: &Model<'_>) -> Option<Score> {
    let outcome = model.dossier.outcome.as_ref()?;
    let ids = model.dossier.paths.iter().map(|path| path.id.value.to_string());
    let known: Vec<(usize, String, bool)> = ids
        .enumerate()
        .filter_map(|(index, id)| {
            let (_, happened) = outcome.paths.iter().find(|(path, _)| path.value.as_str() == id)?;
            Some((index, id, *happened))
        })
        .collect();
    let scored = |moment: &Moment| ScoredDay {
        date: moment.date,
        any_path: Scored::of(moment.any_path.mean, outcome.happened),
        paths: known
            .iter()
            .map(|(index, id, happened)| (id.clone(), Scored::of(moment.paths[*index].mean, *happened)))
            .collect(),
    };
    let mut moments = history(model);
    // The dossier's own day is scored on all lanes, as the brief has it.
    if let Some(last) = moments.last_mut() {
        let state = State::new(model);
        let prospects = |root: usize| Prospects::of(&state.roots()[root]);
        last.any_path = prospects(model.system.any());
        last.paths = (0..model.system.paths).map(|path| prospects(model.system.path(path))).collect();
    }
    let days: Vec<ScoredDay> = moments.iter().map(scored).collect();
    Some(Score {
        dossier: model.dossier.id.clone(),
        question: model.dossier.question.text.clone(),
        happened: outcome.happened,
        flat: Scored::of(FLAT, outcome.happened),
        days,
    })
}

/// A forecast of one thing, scored.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scored {
    /// The probability that was given.
    pub forecast: f64,
    /// Did it happen?
    pub happened: bool,
    /// −ln of the probability given to what happened (Good 1952): 0 is best; 0.69 is a coin's.
    pub log_score: f64,
    /// The squared difference (Brier 1950): 0 is best; 0.25 is a coin's.
    pub brier: f64,
}

impl Scored {
    /// Scores a forecast in [0, 1].
    #[must_use]
    pub fn of(forecast: f64, happened: bool) -> Self {
        let given = if happened { forecast } else { 1.0 - forecast };
        Self { forecast, happened, log_score: -libm::log(given), brier: (1.0 - given) * (1.0 - given) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coin_scores_as_it_should() {
        let coin = Scored::of(0.5, true);
        assert!((coin.log_score - std::f64::consts::LN_2).abs() < 1e-12 && (coin.brier - 0.25).abs() < 1e-12);
        assert!(Scored::of(0.9, true).log_score < Scored::of(0.6, true).log_score);
        assert_eq!(Scored::of(0.2, false), Scored { happened: false, forecast: 0.2, ..Scored::of(0.8, true) });
    }
}
