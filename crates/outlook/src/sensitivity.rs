//! How the answer moves when a parameter of the model of statements does.

use evidence::{Fixed, PARAMETERS, Parameter};
use rayon::prelude::*;

use crate::brief::Sensitivity;
use crate::influence::rounded;
use crate::model::Model;
use crate::prospects::mean;
use crate::state::State;
use crate::system::On;

/// Lanes on which parameters are compared: the same random numbers at both ends.
const LANES: usize = 256;

/// Each parameter at both ends of its range, all others at their defaults, by how far the asked path moves (as a ratio, either
/// way); ties by key. Parameters that nothing in the dossier reads are left out.
pub(crate) fn sensitivity(model: &Model<'_>, asked: usize) -> Vec<Sensitivity> {
    let small = model.on_few(LANES);
    let (path, any) = (model.system.path(asked), model.system.any());
    let at = |parameter: Parameter, value: f64| {
        let fixed = Fixed::at_defaults().with(parameter, value).unwrap_or_else(|_| Fixed::at_defaults());
        let there = small.with(&fixed, model.off.clone());
        let state = State::new(&there);
        (mean(state.root(any)), mean(state.root(path)))
    };
    let mut all: Vec<Sensitivity> = PARAMETERS
        .par_iter()
        .filter(|described| described.low < described.high && is_read(model, described.parameter))
        .map(|described| {
            let ((any_low, path_low), (any_high, path_high)) =
                rayon::join(|| at(described.parameter, described.low), || at(described.parameter, described.high));
            Sensitivity {
                id: format!("evidence.{}", described.key),
                text: described.words.to_owned(),
                low: described.low,
                high: described.high,
                any_path_low: any_low,
                any_path_high: any_high,
                asked_low: path_low,
                asked_high: path_high,
                origin: described.origin.to_owned(),
            }
        })
        .collect();
    all.sort_by(|a, b| rounded(b.reach()).total_cmp(&rounded(a.reach())).then_with(|| a.id.cmp(&b.id)));
    all
}

/// Does anything in the dossier depend on a parameter?
fn is_read(model: &Model<'_>, parameter: Parameter) -> bool {
    let inferred = || model.bases.iter().filter(|basis| !basis.stated);
    let in_group = |body: bool| inferred().any(|b| b.group.as_ref().is_some_and(|group| (group == "body") == body));
    let spoken = || inferred().any(|basis| !basis.utterances.is_empty());
    match parameter {
        Parameter::BodyShare => in_group(true),
        Parameter::BlocShare => in_group(false),
        Parameter::ActOverrides => inferred().any(|basis| basis.acts),
        Parameter::TextSofter | Parameter::TextHarder | Parameter::TextShift => {
            model.system.events.last().is_some_and(Option::is_some)
        }
        Parameter::Realised | Parameter::SizeError => {
            model.system.decisions.iter().any(|decision| matches!(decision.on, On::Resource(_)))
        }
        Parameter::VoteCutpoint | Parameter::PriorScale | Parameter::Reversal => inferred().next().is_some(),
        _ => spoken(),
    }
}
