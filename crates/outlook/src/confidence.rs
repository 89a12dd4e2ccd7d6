//! How sure one can be of the evidence, by a written rule; never of the answer (method note, section 10).

use dossier::{Bearing, Position, Strength};
use evidence::{Parameters, Utterance, office_trust};
use terms::years_between;

use crate::brief::{Confidence, Footing, Level, Unknown};
use crate::model::Model;
use crate::settings::{Factor, Setting};

/// The variables whose information adds up to this share count.
const COUNTED: f64 = 0.95;
/// A variable with this share of the weight counts for "nothing is known of it".
const WEIGHTY: f64 = 0.1;
const HIGH: f64 = 0.7;
const MODERATE: f64 = 0.4;

/// An office that speaks for the actor.
const SPEAKS_FOR: f64 = 0.85;

/// The confidence in the evidence on the question: C = Σ w·a·e^(−age)·g / Σ w over the unknowns whose information adds up to
/// 95 %, with w the information.
pub(crate) fn confidence(model: &Model<'_>, unknowns: &[Unknown], settings: &[Setting]) -> Confidence {
    let whole: f64 = unknowns.iter().map(|unknown| unknown.information).sum();
    let mut counted = 0.0;
    let mut rests = Vec::new();
    for unknown in unknowns {
        if whole <= 0.0 || counted >= COUNTED * whole {
            break;
        }
        counted += unknown.information;
        let factor = settings.iter().find(|setting| setting.id == unknown.id).map(|setting| setting.factor);
        let (directness, age, agreement) = footing(model, factor);
        rests.push(Footing { id: unknown.id.clone(), weight: unknown.information, directness, age, agreement });
    }
    let weight: f64 = rests.iter().map(|footing| footing.weight).sum();
    let sum: f64 = rests.iter().map(|f| f.weight * f.directness * libm::exp(-f.age) * f.agreement).sum();
    let number = if weight > 0.0 { sum / weight } else { 0.0 };
    let nothing = rests.iter().any(|footing| footing.directness == 0.0 && footing.weight >= WEIGHTY * weight);
    let level = match number {
        c if c >= HIGH && !nothing => Level::High,
        c if c >= MODERATE => Level::Moderate,
        _ => Level::Low,
    };
    Confidence { level, number, rests }
}

/// How directly a factor is known, how old that is in years, and how far what is said agrees.
fn footing(model: &Model<'_>, factor: Option<Factor>) -> (f64, f64, f64) {
    const JUDGED: (f64, f64, f64) = (0.25, 0.0, 1.0);
    let Some(Factor::Decision(decision, _)) = factor else { return JUDGED };
    let basis = &model.bases[decision];
    if basis.stated {
        return JUDGED;
    }
    let Some(newest) = basis.utterances.iter().map(|utterance| utterance.date).max() else {
        return if basis.rate.is_some() || basis.acts { (0.5, 0.0, 1.0) } else { (0.0, 0.0, 1.0) };
    };
    let on_record = |utterance: &Utterance| {
        let reported = utterance.reports.iter().all(|report| report.digit > 2);
        utterance.bearing != Bearing::Related && office_trust(utterance.office) >= SPEAKS_FOR && !reported
    };
    let directness = if basis.utterances.iter().any(on_record) { 1.0 } else { 0.5 };
    let age = years_between(newest, model.as_of).max(0.0);
    (directness, age, agreement(&basis.utterances))
}

/// |Σ r·s| / Σ r·|s| with s from 1 (lean) to 4 (bound), signed; 1 where nothing takes a side.
fn agreement(utterances: &[Utterance]) -> f64 {
    let defaults = Parameters::default();
    let strength = |strength: Strength| match strength {
        Strength::Lean => 1.0,
        Strength::Plain => 2.0,
        Strength::Firm => 3.0,
        Strength::Bound => 4.0,
    };
    let (mut sum, mut whole) = (0.0, 0.0);
    for utterance in utterances {
        let side = match utterance.position {
            Position::Pro(s) => strength(s),
            Position::Con(s) => -strength(s),
            Position::Open | Position::Silent => continue,
        };
        let trust = utterance.trust(&defaults).get();
        sum += trust * side;
        whole += trust * side.abs();
    }
    if whole > 0.0 { sum.abs() / whole } else { 1.0 }
}
