//! How surely everybody plays, and what announcements cost those who do not keep them.

use evidence::{Draws, triangular_quantile};

use super::ReactionSettings;
use crate::brief::ReactionParameter;

/// Which.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Setting {
    /// λ of the quantal response, per point of worth.
    Precision,
    /// What it costs to not do what one announced, in points, for words that bind fully (Fearon 1994).
    BackingDown,
}

/// A parameter of how reactions are played.
pub(crate) struct Described {
    pub setting: Setting,
    pub key: &'static str,
    pub words: &'static str,
    pub default: f64,
    pub low: f64,
    pub high: f64,
    /// The least and most it may be set to.
    pub bounds: (f64, f64),
    pub logarithmic: bool,
    pub origin: &'static str,
}

pub(crate) const PARAMETERS: [Described; 2] = [
    Described {
        setting: Setting::Precision,
        key: "precision",
        words: "how surely each takes what it likes better: λ, per point of worth",
        default: 0.1,
        low: 0.03,
        high: 0.3,
        bounds: (0.0, 1e6),
        logarithmic: true,
        origin: "judgement: ten points of a hundred make odds of 1.3, 2.7 and 20 at the three",
    },
    Described {
        setting: Setting::BackingDown,
        key: "backing_down",
        words: "what it costs to not do what one announced, in points, for words that bind fully",
        default: 5.0,
        low: 0.0,
        high: 15.0,
        bounds: (0.0, 100.0),
        logarithmic: false,
        origin: "judgement: that there is such a cost is argued and found in surveys, how large it is is not known",
    },
];

impl Setting {
    pub(crate) fn described(self) -> &'static Described {
        &PARAMETERS[self as usize]
    }

    /// Its value in every lane: what it is set to, else drawn from a triangular distribution whose mode is the default.
    pub(super) fn draw(self, draws: &Draws, settings: &ReactionSettings) -> Vec<f64> {
        let described = self.described();
        if let Some(set) = settings.parameter(self) {
            return vec![set; draws.lanes];
        }
        let scale = |value: f64| if described.logarithmic { libm::log(value) } else { value };
        let back = |value: f64| if described.logarithmic { libm::exp(value) } else { value };
        let (low, mode, high) = (scale(described.low), scale(described.default), scale(described.high));
        let uniform = draws.uniform(&format!("parameter|reactions.{}", described.key));
        uniform.into_iter().map(|u| back(triangular_quantile(low, mode, high, u))).collect()
    }
}

pub(super) fn views(settings: &ReactionSettings) -> Vec<ReactionParameter> {
    let view = |described: &Described| ReactionParameter {
        id: format!("reactions.{}", described.key),
        text: described.words.to_owned(),
        default: described.default,
        low: described.low,
        high: described.high,
        set: settings.parameter(described.setting),
        origin: described.origin.to_owned(),
    };
    PARAMETERS.iter().map(view).collect()
}
