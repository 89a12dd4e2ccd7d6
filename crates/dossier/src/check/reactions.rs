//! The tree of reactions: one tree, in which every actor that moves likes some ends better than others.

use std::collections::{BTreeMap, BTreeSet};

use rules::Catalogue;
use terms::{ActorId, Diagnostic, Diagnostics, Place};

use crate::model::{Move, Next};
use crate::names::Kind;
use crate::read::Draft;

/// How many numbers of worth a tree may ask for: its options and ends, times the actors that move. Each is drawn in every lane.
const MAX_WORTHS: usize = 5_000;

/// Was every block of this kind read? Where one was left out, what leads to it or from it is not blamed.
fn complete(draft: &Draft, kind: Kind, read: usize) -> bool {
    draft.names.of_kind(kind).count() == read
}

/// Where each move is led to from.
fn entries(moves: &[Move]) -> BTreeMap<&str, Vec<&Place>> {
    let mut entries: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
    for option in moves.iter().flat_map(|known| &known.options) {
        if let Next::Move(to) = &option.to {
            entries.entry(to.value.as_str()).or_default().push(&to.place);
        }
    }
    entries
}

/// There is one first move, each other move is led to once, and no move leads back.
pub(super) fn one_tree(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let dossier = &draft.dossier;
    let moves = &dossier.moves;
    let mut found = Diagnostics::new();
    if !complete(draft, Kind::Move, moves.len()) || !complete(draft, Kind::End, dossier.ends.len()) {
        return found;
    }
    if let (true, Some(end)) = (moves.is_empty(), dossier.ends.first()) {
        let error = Diagnostic::error("missing-block", "nothing leads to the ends: they need a block [[move]]");
        found.push(error.at(end.place.clone(), "").hint("for example: [[move]], id, title, actor, and its options"));
        return found;
    }
    let entries = entries(moves);
    for (name, places) in &entries {
        if let [first, second, ..] = &places[..] {
            found.push(
                Diagnostic::error("led-to-twice", format!("two options lead to the move `{name}`"))
                    .at((*second).clone(), "again here")
                    .and_at((*first).clone(), "first here")
                    .hint("what follows may depend on how it came about: write the move twice, under two names"),
            );
        }
    }
    let firsts: Vec<&Move> = moves.iter().filter(|m| !entries.contains_key(m.id.value.as_str())).collect();
    if let [first, second, ..] = &firsts[..] {
        found.push(
            Diagnostic::error("two-first-moves", format!("nothing leads to the move `{}`", second.id.value))
                .at(second.id.place.clone(), "")
                .and_at(first.id.place.clone(), format!("nor to `{}`: a tree has one first move", first.id.value)),
        );
    }
    if found.is_empty() {
        cycles(moves, &firsts, &mut found);
    }
    let actors: BTreeSet<&ActorId> = moves.iter().filter_map(|m| m.actor.as_ref()).map(|actor| &actor.value).collect();
    let places = dossier.ends.len() + moves.iter().map(|known| known.options.len()).sum::<usize>();
    if places * actors.len() > MAX_WORTHS {
        let message = format!("the tree has {places} options and ends for {} actors", actors.len());
        let error = Diagnostic::error("tree-too-large", message).hint("merge ends, or actors that move alike");
        let at = firsts.first().map(|first| first.id.place.clone());
        found.push(
            at.into_iter().fold(error, |error, at| error.at(at, format!("at most {MAX_WORTHS} when multiplied"))),
        );
    }
    paths(draft, &firsts, &mut found);
    let reached: BTreeSet<&str> = moves.iter().flat_map(|known| &known.options).filter_map(to_end).collect();
    for end in dossier.ends.iter().filter(|end| !reached.contains(end.id.value.as_str())) {
        let message = format!("no move leads to the end `{}`", end.id.value);
        found.push(Diagnostic::warning("end-not-reached", message).at(end.id.place.clone(), ""));
    }
    found
}

fn to_end(option: &crate::model::MoveOption) -> Option<&str> {
    match &option.to {
        Next::End(to) => Some(to.value.as_str()),
        Next::Move(_) => None,
    }
}

/// Every move is led to at most once here, so that those not below the first are in circles or below them.
fn cycles(moves: &[Move], firsts: &[&Move], found: &mut Diagnostics) {
    let named = |name: &str| moves.iter().find(|known| known.id.value.as_str() == name);
    let nexts = |known: &'_ Move| -> Vec<String> {
        let to = |option: &crate::model::MoveOption| match &option.to {
            Next::Move(to) => Some(to.value.to_string()),
            Next::End(_) => None,
        };
        known.options.iter().filter_map(to).collect()
    };
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let below = |start: Vec<String>, seen: &mut BTreeSet<String>| {
        let mut waiting = start;
        while let Some(name) = waiting.pop() {
            if let (Some(known), true) = (named(&name), seen.insert(name.clone())) {
                waiting.extend(nexts(known));
            }
        }
    };
    below(firsts.iter().map(|first| first.id.value.to_string()).collect(), &mut seen);
    for known in moves {
        let name = known.id.value.to_string();
        if seen.contains(&name) {
            continue;
        }
        // Back from it, one comes upon the circle.
        let before = |name: &str| moves.iter().find(|other| nexts(other).iter().any(|to| to == name));
        let mut round: Vec<String> = vec![name];
        while let Some(other) = round.last().and_then(|last| before(last)) {
            let other = other.id.value.to_string();
            if let Some(at) = round.iter().position(|earlier| *earlier == other) {
                round.drain(..at);
                break;
            }
            round.push(other);
        }
        round.reverse();
        let Some(start) = round.first().and_then(|name| named(name)) else { continue };
        let shown = if round.len() > 8 { format!("{} moves", round.len()) } else { round.join(" → ") };
        found.push(
            Diagnostic::error("move-cycle", format!("moves lead back to themselves: {shown} → {}", start.id.value))
                .at(start.id.place.clone(), "no end is ever reached"),
        );
        below(round, &mut seen);
    }
}

/// Paths stand at options of the first move, each at one.
fn paths(draft: &Draft, firsts: &[&Move], found: &mut Diagnostics) {
    let [first] = firsts else { return };
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    for known in &draft.dossier.moves {
        for path in known.options.iter().flat_map(|option| &option.paths) {
            if known.id.value != first.id.value {
                let message = format!("`{}` is decided at the first move, `{}`", path.value, first.id.value);
                let error = Diagnostic::error("path-not-first", message).at(path.place.clone(), "and stands below it");
                found.push(error.hint("an option of the first move says for which paths it stands"));
            } else if let Some(earlier) = seen.insert(path.value.as_str(), &path.place) {
                let message = format!("two options stand for the path `{}`", path.value);
                let error = Diagnostic::error("stated-twice", message).at(path.place.clone(), "again here");
                found.push(error.and_at(earlier.clone(), "first here"));
            }
        }
    }
}

/// Every actor that moves has an order of all ends, or says what each is worth.
pub(super) fn preferences(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let dossier = &draft.dossier;
    let mut found = Diagnostics::new();
    if !complete(draft, Kind::End, dossier.ends.len()) || !complete(draft, Kind::Move, dossier.moves.len()) {
        return found;
    }
    let mut ordered: BTreeMap<&ActorId, &Place> = BTreeMap::new();
    for preference in &dossier.preferences {
        let actor = &preference.actor.value;
        if let Some(first) = ordered.insert(actor, &preference.place) {
            let error = Diagnostic::error("stated-twice", format!("the order of {actor} is stated twice"));
            found.push(error.at(preference.place.clone(), "again here").and_at(first.clone(), "first here"));
        }
        let mut named: BTreeMap<&str, &Place> = BTreeMap::new();
        for end in preference.order.iter().flatten() {
            if let Some(first) = named.insert(end.value.as_str(), &end.place) {
                let error = Diagnostic::error("stated-twice", format!("`{}` stands twice in the order", end.value));
                found.push(error.at(end.place.clone(), "again here").and_at(first.clone(), "first here"));
            }
        }
        let ends = dossier.ends.iter().map(|end| end.id.value.as_str());
        let missing: Vec<&str> = ends.filter(|end| !named.contains_key(end)).collect();
        if !missing.is_empty() && !preference.order.is_empty() {
            let message = format!("the order of {actor} leaves out {}", listed(&missing));
            found.push(Diagnostic::error("order-incomplete", message).at(preference.place.clone(), ""));
        }
    }
    let mut movers: BTreeMap<&ActorId, &Place> = BTreeMap::new();
    for actor in dossier.moves.iter().filter_map(|known| known.actor.as_ref()) {
        movers.entry(&actor.value).or_insert(&actor.place);
    }
    for (actor, place) in &movers {
        let worth = |end: &&crate::model::End| end.worth.iter().any(|(of, _)| of.value == **actor);
        let missing: Vec<&str> =
            dossier.ends.iter().filter(|end| !worth(end)).map(|end| end.id.value.as_str()).collect();
        match ordered.get(actor) {
            Some(order) if missing.len() < dossier.ends.len() => {
                let message = format!("{actor} has both an order of the ends and what some are worth");
                let error = Diagnostic::error("two-preferences", message).at((*order).clone(), "the order");
                found.push(error.hint("keep the order, or what each end is worth"));
            }
            None if !missing.is_empty() => {
                let message = format!("nothing says how much {actor} likes {}", listed(&missing));
                let error = Diagnostic::error("no-preference", message).at((*place).clone(), "it moves here");
                found.push(error.hint(format!(
                    "write worth = {{ {actor} = [20, 60] }} at each end, or an order: [[preference]], actor = \"{actor}\""
                )));
            }
            _ => {}
        }
    }
    let worth = dossier.ends.iter().flat_map(|end| &end.worth);
    let adds = dossier.moves.iter().flat_map(|known| &known.options).flat_map(|option| &option.adds);
    let points = worth.chain(adds).map(|(actor, _)| actor);
    let mut told = BTreeSet::new();
    for actor in points.chain(dossier.preferences.iter().map(|preference| &preference.actor)) {
        if !movers.contains_key(&actor.value) && told.insert(&actor.value) {
            let message = format!("{} has preferences and never moves", actor.value);
            found.push(Diagnostic::warning("never-moves", message).at(actor.place.clone(), "they change nothing"));
        }
    }
    found
}

/// A few names in ticks.
fn listed(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(6).map(|name| format!("`{name}`")).collect();
    let more =
        if names.len() > shown.len() { format!(" and {} more", names.len() - shown.len()) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

/// A threat is carried out by options of an actor's own move, and rests on that actor's words.
pub(super) fn threats(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let dossier = &draft.dossier;
    let mut found = Diagnostics::new();
    for threat in &dossier.threats {
        let Some(known) = dossier.move_of(&threat.at.value) else { continue };
        let Some(actor) = &known.actor else {
            let message = format!("chance moves at `{}`, and threatens nothing", known.id.value);
            found.push(Diagnostic::error("threat-of-another", message).at(threat.at.place.clone(), ""));
            continue;
        };
        let named =
            |option: &&terms::table::At<terms::OptionId>| known.options.iter().any(|o| o.id.value == option.value);
        for option in threat.options.iter().filter(|option| !named(option)) {
            let message = format!("`{}` has no option `{}`", known.id.value, option.value);
            let error = Diagnostic::error("unknown-option", message).at(option.place.clone(), "");
            let ids = known.options.iter().map(|option| option.id.value.as_str());
            found.push(draft.names.suggest(error, option.value.as_str(), ids));
        }
        let chosen: BTreeSet<&str> = threat.options.iter().map(|option| option.value.as_str()).collect();
        if chosen.len() >= known.options.len() {
            let message = format!("`{}` threatens with every option of `{}`", threat.id.value, known.id.value);
            let error = Diagnostic::error("threat-of-all", message).at(threat.id.place.clone(), "");
            found.push(error.hint("name the options that carry it out; the others are what it is compared with"));
        }
        for id in &threat.statements {
            let entries = dossier.arguments.iter().map(|a| &a.id).chain(dossier.dates.iter().map(|date| &date.id));
            if entries.into_iter().any(|entry| entry.value == id.value) {
                let message = format!("`{}` is an argument or a date, and a threat rests on statements", id.value);
                found.push(Diagnostic::error("wrong-kind", message).at(id.place.clone(), "expected a statement"));
            }
            if let Some(statement) = dossier.statement(&id.value).filter(|said| said.actor.value != actor.value) {
                let message =
                    format!("`{}` was said for {}, and {} moves", id.value, statement.actor.value, actor.value);
                found.push(
                    Diagnostic::error("threat-of-another", message)
                        .at(id.place.clone(), "")
                        .and_at(known.id.place.clone(), format!("at `{}`", known.id.value)),
                );
            }
        }
    }
    found
}
