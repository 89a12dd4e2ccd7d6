//! Who did something to whom.

use std::collections::BTreeSet;

use serde_json::Value;
use terms::Diagnostics;

use crate::article::{Article, Span};
use crate::draft::{Draft, Target};
use crate::evaluate::agreement::overlap;
use crate::evaluate::tally::Tally;
use crate::gazetteer::Gazetteer;
use crate::ledger::UNKNOWN;
use crate::ledger::node::{Node, Object};
use crate::reading::{Reading, read};

/// A sentence with who did something to whom in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Deed {
    /// Its name.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// Who.
    pub sources: BTreeSet<String>,
    /// To whom.
    pub targets: BTreeSet<String>,
    /// Who to whom.
    pub pairs: BTreeSet<(String, String)>,
}

/// How many of them are found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct WhomScores {
    /// In how many sentences.
    pub sentences: usize,
    /// Who did something.
    pub sources: Tally,
    /// To whom something was done.
    pub targets: Tally,
    /// Who to whom.
    pub pairs: Tally,
}

/// The state or organisation of an actor's code, of which the rest says what part of it acts: `GON` of `GONGOV`.
pub(super) fn principal(code: &str) -> Option<String> {
    let letters: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    let kinds = ["IGO", "NGO", "NGM", "IMG", "MNC"];
    let rest = kinds.iter().find_map(|kind| letters.strip_prefix(kind)).filter(|rest| !rest.is_empty());
    let principal: String = rest.unwrap_or(&letters).chars().take(3).collect();
    (!principal.is_empty()).then(|| principal.to_uppercase())
}

pub(super) fn record(object: &Object<'_>, found: &mut Diagnostics) -> Option<Deed> {
    let (id, text) = (object.text("id", found)?, object.text("text", found)?);
    let mut pairs = BTreeSet::new();
    let (mut sources, mut targets) = (BTreeSet::new(), BTreeSet::new());
    for node in object.list("events", found) {
        let Some(event) = node.object(found) else { continue };
        let (source, target) = (event.text("source", found)?, event.text("target", found)?);
        sources.extend(principal(&source));
        targets.extend(principal(&target));
        pairs.extend(principal(&source).zip(principal(&target)));
    }
    let codes = |key: &str, found: &mut Diagnostics| {
        let actors = object.optional(key).filter(|node| node.value.is_array()).map_or_else(Vec::new, |n| n.list(found));
        actors.into_iter().filter_map(|actor| code(&actor)).collect::<BTreeSet<String>>()
    };
    let (of_source, of_target) = (codes("source", found), codes("target", found));
    // Several who act together and on nobody else act on each other.
    let on = if of_target.is_empty() && of_source.len() > 1 { &of_source } else { &of_target };
    let all = of_source.iter().flat_map(|who| on.iter().map(move |whom| (who.clone(), whom.clone())));
    pairs.extend(all.filter(|(who, whom)| who != whom));
    targets.extend(on.iter().cloned());
    sources.extend(of_source);
    Some(Deed { id, text, sources, targets, pairs })
}

fn code(actor: &Node<'_>) -> Option<String> {
    principal(actor.value.get("code").and_then(Value::as_str)?)
}

fn principals(reading: &Reading, entity: usize) -> impl Iterator<Item = String> + '_ {
    let principals = reading.mentions.entities.get(entity).map_or(&[][..], |entity| entity.principals.as_slice());
    principals.iter().filter(|principal| *principal != UNKNOWN).map(|principal| principal.to_uppercase())
}

/// To whom a statement does something: its target, or whoever is named in the words of what it is about, or of its evidence
/// after the cue.
fn whom(reading: &Reading, draft: &Draft) -> BTreeSet<String> {
    if let Some(Target::Entity(entity)) = draft.target {
        return principals(reading, entity).collect();
    }
    let after_cue = draft.cue.as_ref().map(|cue| cue.end..draft.evidence.end.max(cue.end));
    let within = |words: &Span| -> BTreeSet<String> {
        let named = reading.mentions.mentions.iter().filter(|mention| overlap(&mention.span, words).is_some());
        named
            .filter(|mention| Some(mention.entity) != draft.actor)
            .flat_map(|m| principals(reading, m.entity))
            .collect()
    };
    let named = draft.target_span.as_ref().map(within).unwrap_or_default();
    if named.is_empty() { after_cue.as_ref().map(within).unwrap_or_default() } else { named }
}

pub(super) fn score(deeds: &[Deed], gazetteer: &Gazetteer) -> WhomScores {
    let mut scores = WhomScores { sentences: deeds.len(), ..WhomScores::default() };
    for deed in deeds {
        let reading = read(Article::new(deed.id.clone(), deed.text.clone(), None), gazetteer, &[]);
        let (mut sources, mut targets, mut pairs) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for draft in &reading.statements {
            let who: BTreeSet<String> = draft.actor.into_iter().flat_map(|actor| principals(&reading, actor)).collect();
            let whom = whom(&reading, draft);
            let all = who.iter().flat_map(|who| whom.iter().map(move |whom| (who.clone(), whom.clone())));
            pairs.extend(all.filter(|(who, whom)| who != whom));
            sources.extend(who);
            targets.extend(whom);
        }
        scores.sources.add(compare(&deed.sources, &sources));
        scores.targets.add(compare(&deed.targets, &targets));
        scores.pairs.add(compare(&deed.pairs, &pairs));
    }
    scores
}

fn compare<T: Ord>(gold: &BTreeSet<T>, read: &BTreeSet<T>) -> Tally {
    Tally { right: gold.intersection(read).count(), predicted: read.len(), gold: gold.len() }
}
