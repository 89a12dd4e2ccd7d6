//! Who says what.

use terms::{Date, Diagnostics, parse_date};

use crate::article::{Article, Span};
use crate::evaluate::agreement::overlap;
use crate::evaluate::tally::{Tally, tally};
use crate::gazetteer::Gazetteer;
use crate::ledger::Tier;
use crate::ledger::characters::Characters;
use crate::ledger::node::{Node, Object, wrong};
use crate::reading::{Attribution, read};

/// A text with its attributions.
#[derive(Clone, PartialEq, Debug)]
pub struct AttributedText {
    /// Its name.
    pub id: String,
    /// All of it.
    pub text: String,
    /// Its day, where it is known.
    pub date: Option<Date>,
    /// Its attributions.
    pub attributions: Vec<GoldAttribution>,
}

/// An attribution; each part may stand in several places, as ranges of bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GoldAttribution {
    /// Who speaks; none where the clause has no subject.
    pub source: Vec<Span>,
    /// The word of saying.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// How many attributions are found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AttributionScores {
    /// In how many texts.
    pub texts: usize,
    /// By cue, content and source.
    pub whole: Tally,
    /// By cue and content.
    pub content: Tally,
    /// By cue.
    pub cue: Tally,
}

pub(super) fn record(object: &Object<'_>, found: &mut Diagnostics) -> Option<AttributedText> {
    let text = object.text("text", found)?;
    let characters = Characters::new(&text);
    let mut attributions = Vec::new();
    for node in object.list("attributions", found) {
        let Some(one) = node.object(found) else { continue };
        let mut part = |key: &str| -> Vec<Span> {
            one.list(key, found).into_iter().filter_map(|node| stretch(node, &characters, found)).collect()
        };
        attributions.push(GoldAttribution { source: part("source"), cue: part("cue"), content: part("content") });
    }
    let date = object.optional_text("date", found).and_then(|date| parse_date(&date).ok());
    Some(AttributedText { id: object.text("id", found)?, date, attributions, text })
}

/// `[start, end)` in characters.
fn stretch(node: Node<'_>, characters: &Characters<'_>, found: &mut Diagnostics) -> Option<Span> {
    let path = node.path.clone();
    let ends: Vec<usize> = node.list(found).iter().filter_map(|end| end.count(found)).collect();
    let span = match ends[..] {
        [start, end] => characters.to_bytes(start, end),
        _ => None,
    };
    if span.is_none() {
        found.push(wrong(&path, "expected [start, end) of a stretch of the text, in characters"));
    }
    span
}

/// A predicted attribution matches where its cue overlaps the gold's, its content overlaps by half of the shorter, and its source
/// overlaps the gold's, where there is one.
pub(super) fn score(texts: &[AttributedText], gazetteer: &Gazetteer) -> AttributionScores {
    let mut scores = AttributionScores { texts: texts.len(), ..AttributionScores::default() };
    for text in texts {
        let reading = read(Article::new(text.id.clone(), text.text.clone(), text.date), gazetteer, &[]);
        let predicted = &reading.attributions;
        let tiers = vec![Tier::Core; text.attributions.len()];
        let at = |g: usize, p: usize| (&text.attributions[g], &predicted[p]);
        let cue =
            |(gold, one): (&GoldAttribution, &Attribution)| gold.cue.iter().any(|cue| overlap(cue, &one.cue).is_some());
        let content = |(gold, one): (&GoldAttribution, &Attribution)| {
            let both: usize = gold.content.iter().filter_map(|part| overlap(part, &one.content)).map(|b| b.len()).sum();
            let length: usize = gold.content.iter().map(ExactSizeIterator::len).sum();
            both > 0 && 2 * both >= length.min(one.content.len())
        };
        let source = |(gold, one): (&GoldAttribution, &Attribution)| {
            let found = |source: &Span| gold.source.iter().any(|part| overlap(part, source).is_some());
            gold.source.is_empty() || one.source.as_ref().is_some_and(found)
        };
        scores.cue.add(tally(&tiers, predicted.len(), |g, p| cue(at(g, p))));
        scores.content.add(tally(&tiers, predicted.len(), |g, p| cue(at(g, p)) && content(at(g, p))));
        scores.whole.add(tally(&tiers, predicted.len(), |g, p| cue(at(g, p)) && content(at(g, p)) && source(at(g, p))));
    }
    scores
}
