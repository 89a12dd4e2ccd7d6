//! What follows the decision, as JSON.

use outlook::brief::{
    BranchView, EndView, Hinge, MoveOptionView, MoveView, ReactionParameter, Reactions, ThreatView, Worth,
};
use serde_json::{Value, json};

use super::{number, prospects};

/// Branches, moves, ends, threats, parameters.
#[must_use]
pub fn reactions(all: &Reactions) -> Value {
    json!({
        "branches": all.branches.iter().map(branch).collect::<Vec<_>>(),
        "moves": all.moves.iter().map(one_move).collect::<Vec<_>>(),
        "ends": all.ends.iter().map(end).collect::<Vec<_>>(),
        "threats": all.threats.iter().map(threat).collect::<Vec<_>>(),
        "parameters": all.parameters.iter().map(parameter).collect::<Vec<_>>(),
    })
}

fn branch(branch: &BranchView) -> Value {
    json!({
        "option": branch.option,
        "title": branch.title,
        "paths": branch.paths,
        "ends": branch.ends.iter().map(|(id, p)| json!({ "id": id, "prospects": prospects(p) })).collect::<Vec<_>>(),
    })
}

fn one_move(known: &MoveView) -> Value {
    json!({
        "id": known.id,
        "title": known.title,
        "actor": known.actor.as_ref().map(|(id, _)| id),
        "options": known.options.iter().map(option).collect::<Vec<_>>(),
        "best": known.best,
    })
}

fn option(option: &MoveOptionView) -> Value {
    json!({
        "option": option.id,
        "title": option.title,
        "to": option.to,
        "prospects": prospects(&option.probability),
        "expects": option.expects.map(number),
        "adds": option.adds.iter().map(|(actor, low, high)| json!({
            "actor": actor, "low": number(*low), "high": number(*high),
        })).collect::<Vec<_>>(),
        "reason": option.reason,
        "judgement": true,
    })
}

fn end(end: &EndView) -> Value {
    json!({
        "id": end.id,
        "title": end.title,
        "worth": end.worth.iter().map(worth).collect::<Vec<_>>(),
        "reason": end.reason,
        "judgement": true,
    })
}

fn worth(worth: &Worth) -> Value {
    json!({
        "actor": worth.actor.0,
        "from": if worth.from_order { "order" } else { "range" },
        "mean": number(worth.mean),
        "low": number(worth.low),
        "high": number(worth.high),
        "reason": worth.reason,
    })
}

fn threat(threat: &ThreatView) -> Value {
    json!({
        "id": threat.id,
        "title": threat.title,
        "actor": threat.actor.0,
        "move": threat.at,
        "options": threat.options,
        "statements": threat.statements.iter().map(|said| json!({
            "id": said.id, "speaker": said.speaker, "quote": said.quote, "weight": number(said.weight),
        })).collect::<Vec<_>>(),
        "weight": prospects(&threat.weight),
        "credibility": number(threat.credibility),
        "carried_out": prospects(&threat.carried_out),
        "hinge": threat.hinge.as_ref().map(hinge),
        "reason": threat.reason,
    })
}

fn hinge(hinge: &Hinge) -> Value {
    json!({
        "actor": hinge.actor.0,
        "better": hinge.better,
        "worse": hinge.worse,
        "share": number(hinge.share),
        "credibility_as_is": number(hinge.as_is),
        "credibility_flipped": number(hinge.flipped),
    })
}

fn parameter(parameter: &ReactionParameter) -> Value {
    json!({
        "id": parameter.id,
        "text": parameter.text,
        "default": number(parameter.default),
        "low": number(parameter.low),
        "high": number(parameter.high),
        "set": parameter.set.map(number),
        "origin": parameter.origin,
    })
}
