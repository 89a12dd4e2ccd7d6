//! On what ends, moves and threats rest.

use dossier::Next;

use super::{ReactionSettings, reactions};
use crate::brief::{Reactions, Worth};
use crate::model::Model;

/// What an end, a move, a threat, what an end is worth to an actor (`RUS@END`) or a parameter rests on.
pub(crate) struct Basis {
    pub title: String,
    pub facts: Vec<(String, String)>,
    /// Statements that a threat rests on, as indices into the dossier's.
    pub statements: Vec<usize>,
}

/// The basis of a target; `None` where it is none of these.
pub(crate) fn basis(model: &Model<'_>, target: &str) -> Option<Basis> {
    let known = names(model).iter().any(|name| name == target) || target.contains('@');
    let all = if known { reactions(model, &ReactionSettings::default())? } else { return None };
    end(model, &all, target)
        .or_else(|| a_move(model, &all, target))
        .or_else(|| threat(model, &all, target))
        .or_else(|| parameter(&all, target))
}

/// Everything that can be asked about.
pub(crate) fn names(model: &Model<'_>) -> Vec<String> {
    let dossier = model.dossier;
    let mut names: Vec<String> = dossier.moves.iter().map(|known| known.id.value.to_string()).collect();
    names.extend(dossier.ends.iter().map(|end| end.id.value.to_string()));
    names.extend(dossier.threats.iter().map(|threat| threat.id.value.to_string()));
    if !names.is_empty() {
        names.extend(super::parameters::PARAMETERS.iter().map(|described| format!("reactions.{}", described.key)));
    }
    names
}

fn end(model: &Model<'_>, all: &Reactions, target: &str) -> Option<Basis> {
    let (actor, name) = target.split_once('@').map_or((None, target), |(actor, name)| (Some(actor), name));
    let found = all.ends.iter().find(|end| end.id == name)?;
    let mut facts = Vec::new();
    let of_actor = |worth: &&Worth| actor.is_none_or(|actor| worth.actor.0 == actor);
    for worth in found.worth.iter().filter(of_actor) {
        let how = if worth.from_order { "from an order" } else { "a range" };
        let text = format!(
            "{:.0} points of 100 ({:.0} to {:.0}), {how}, the author's judgement",
            worth.mean, worth.low, worth.high
        );
        push(&mut facts, &format!("worth to {}", worth.actor.1), &text);
        push(&mut facts, &format!("the author's reason for the order of {}", worth.actor.1), &worth.reason);
    }
    if facts.is_empty() {
        return None;
    }
    push(&mut facts, "the author's reason", &found.reason);
    let options = model.dossier.moves.iter().flat_map(|m| m.options.iter().map(move |option| (m, option)));
    for (known, option) in options {
        if matches!(&option.to, Next::End(to) if to.value.as_str() == name) {
            push(&mut facts, "comes about by", &format!("{}: {}", known.title, option.title));
        }
    }
    for branch in &all.branches {
        if let Some((_, p)) = branch.ends.iter().find(|(id, _)| id == name) {
            push(&mut facts, &format!("if {}", branch.title), &percent(p.mean, p.low, p.high));
        }
    }
    Some(Basis { title: found.title.clone(), facts, statements: Vec::new() })
}

fn a_move(model: &Model<'_>, all: &Reactions, target: &str) -> Option<Basis> {
    let (actor, name) = target.split_once('@').map_or((None, target), |(actor, name)| (Some(actor), name));
    let found = all.moves.iter().find(|known| known.id == name)?;
    if actor.is_some_and(|actor| found.actor.as_ref().is_none_or(|(id, _)| id != actor)) {
        return None;
    }
    let mut facts = Vec::new();
    push(&mut facts, "who", found.actor.as_ref().map_or("chance", |(_, name)| name));
    for option in &found.options {
        let expects = option.expects.map(|points| format!("; it expects {points:.0} points")).unwrap_or_default();
        let p = &option.probability;
        push(
            &mut facts,
            &option.title,
            &format!("{}{expects}; leads to {}", percent(p.mean, p.low, p.high), option.to),
        );
        for (actor, low, high) in &option.adds {
            push(
                &mut facts,
                &format!("  adds for {actor}"),
                &format!("{low} to {high} points, the author's judgement"),
            );
        }
        push(&mut facts, "  the author's reason", &option.reason);
    }
    push(&mut facts, "at the mean of everything, without errors", &found.best.join(" or "));
    for threat in model.dossier.threats.iter().filter(|threat| threat.at.value.as_str() == name) {
        push(&mut facts, "announced for this move", threat.id.value.as_str());
    }
    Some(Basis { title: found.title.clone(), facts, statements: Vec::new() })
}

fn threat(model: &Model<'_>, all: &Reactions, target: &str) -> Option<Basis> {
    let found = all.threats.iter().find(|threat| threat.id == target)?;
    let mut facts = Vec::new();
    push(&mut facts, "who", &found.actor.1);
    push(&mut facts, "carried out by", &format!("{} at {}", found.options.join(", "), found.at));
    push(&mut facts, "why the words are read so", &found.reason);
    for said in &found.statements {
        push(&mut facts, &format!("binds {:.2}", said.weight), &format!("{}: “{}”", said.speaker, said.quote));
    }
    let credible = format!("carrying it out pays in {:.0} % of draws", 100.0 * found.credibility);
    push(&mut facts, "credibility", &credible);
    let p = &found.carried_out;
    push(&mut facts, "carried out, where it comes to that", &percent(p.mean, p.low, p.high));
    if let Some(hinge) = &found.hinge {
        let text = format!(
            "{} likes {} better than {} in {:.0} % of draws; in all: credible in {:.0} %, in none: in {:.0} %",
            hinge.actor.1,
            hinge.better,
            hinge.worse,
            100.0 * hinge.share,
            100.0 * hinge.as_is,
            100.0 * hinge.flipped
        );
        push(&mut facts, "hangs most on", &text);
    }
    let id = |number: &usize| format!("statement:{}", model.dossier.statements[*number].id.value);
    let statements = (0..model.dossier.statements.len())
        .filter(|number| found.statements.iter().any(|said| said.id == id(number)))
        .collect();
    Some(Basis { title: found.title.clone(), facts, statements })
}

fn parameter(all: &Reactions, target: &str) -> Option<Basis> {
    let found = all.parameters.iter().find(|parameter| parameter.id == target)?;
    let mut facts = Vec::new();
    push(&mut facts, "default and range", &format!("{} ({} to {})", found.default, found.low, found.high));
    push(&mut facts, "from", &found.origin);
    Some(Basis { title: found.text.clone(), facts, statements: Vec::new() })
}

fn push(facts: &mut Vec<(String, String)>, label: &str, text: &str) {
    if !text.is_empty() {
        facts.push((label.to_owned(), text.to_owned()));
    }
}

fn percent(mean: f64, low: f64, high: f64) -> String {
    format!("{:.1} % ({:.1} to {:.1})", 100.0 * mean, 100.0 * low, 100.0 * high)
}
