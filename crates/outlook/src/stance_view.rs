//! Every stance that a path reads, with on what it rests.

use dossier::Decider;
use rules::Catalogue;

use crate::brief::{OptionChances, StanceBasis, StanceView};
use crate::model::Model;
use crate::prospects::Prospects;
use crate::settings::Factor;
use crate::stances::{Basis, Whose, name_of};
use crate::system::{Decision, On};

/// The stances of all decisions that a path reads, in the order of the dossier; votes while the text stays as it is.
pub(crate) fn stances(model: &Model<'_>, catalogue: &Catalogue<'_>) -> Vec<StanceView> {
    let read = |number: &usize| model.system.decisions[*number].instances.iter().any(|i| i.seat.is_some());
    (0..model.system.decisions.len()).filter(read).map(|number| stance(model, catalogue, number)).collect()
}

pub(crate) fn stance(model: &Model<'_>, catalogue: &Catalogue<'_>, number: usize) -> StanceView {
    let dossier = model.dossier;
    let decision = &model.system.decisions[number];
    let (on, body) = match decision.on {
        On::Motion(motion) => {
            let motion = &dossier.motions[motion];
            let body = match &motion.decider {
                Decider::Body { body, .. } => {
                    let name = catalogue.body(body.value.as_str()).map(|body| body.name.value.clone());
                    Some((body.value.to_string(), name.unwrap_or_else(|_| body.value.to_string())))
                }
                Decider::Actor(_) => None,
            };
            ((motion.id.value.to_string(), motion.title.clone()), body)
        }
        On::Resource(resource) => {
            let resource = &dossier.resources[resource];
            ((resource.id.value.to_string(), resource.unit.clone()), None)
        }
    };
    StanceView {
        id: model.id_of(Factor::Decision(number, None)),
        actor: (decision.actor.to_string(), dossier.actor_name(&decision.actor).to_owned()),
        on,
        body,
        contexts: contexts(model, decision, number),
        basis: basis(model, &model.bases[number]),
    }
}

fn contexts(model: &Model<'_>, decision: &Decision, number: usize) -> Vec<(Option<String>, OptionChances)> {
    let selector = match decision.on {
        On::Motion(motion) => model.dossier.motions[motion].selector.as_ref(),
        On::Resource(resource) => model.dossier.resources[resource].selector.as_ref(),
    };
    let lanes = 0..model.draws.lanes;
    let mut contexts = Vec::new();
    let as_it_is = |text: Option<evidence::Text>| text.is_none_or(|text| text == evidence::Text::Same);
    for (weights, instance) in model.decisions[number].iter().zip(&decision.instances) {
        if !as_it_is(instance.case.text) {
            continue;
        }
        let of = |option: usize| -> Vec<f64> { lanes.clone().map(|lane| weights.get(option, lane)).collect() };
        let options: OptionChances = if model.is_pledge(number) {
            let no = of(0);
            let yes: Vec<f64> = no.iter().map(|p| 1.0 - p).collect();
            vec![("no".to_owned(), Prospects::of(&no)), ("yes".to_owned(), Prospects::of(&yes))]
        } else {
            let taken = (0..decision.options.len()).filter(|&option| weights.any(option));
            taken.map(|option| (decision.options[option].clone(), Prospects::of(&of(option)))).collect()
        };
        contexts.push((name_of(selector, instance.case.context).map(ToString::to_string), options));
    }
    contexts
}

fn basis(model: &Model<'_>, basis: &Basis) -> StanceBasis {
    let statements = basis.utterances.iter().flat_map(|utterance| &utterance.statements);
    let statements: Vec<String> =
        statements.map(|&number| model.dossier.statements[number].id.value.to_string()).collect();
    let prior = match (&basis.rate, &basis.group) {
        _ if basis.stated => "stated by the dossier's author".to_owned(),
        (Some((rate, whose)), _) if statements.is_empty() => {
            let of = match whose {
                Whose::Own => "its own votes",
                Whose::Others => "the votes of members that sit for a term",
            };
            format!(
                "base rate on contested drafts, from {of}: yes {:.0} %, abstain {:.0} %, no {:.0} %",
                100.0 * rate.yes,
                100.0 * rate.abstain,
                100.0 * rate.no
            )
        }
        (_, Some(group)) if group == "body" => "flat, moving with the other members of the body".to_owned(),
        (_, Some(group)) => format!("flat, moving with the bloc {group}"),
        _ => "flat".to_owned(),
    };
    StanceBasis { stated: basis.stated, prior, statements }
}
