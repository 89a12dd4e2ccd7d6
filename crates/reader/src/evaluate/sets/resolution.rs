//! Who is meant by a mention in its context.

use std::collections::{BTreeMap, BTreeSet};

use terms::{Date, Diagnostics, parse_date};

use crate::article::{Article, Span};
use crate::evaluate::agreement::{folded, overlap};
use crate::evaluate::tally::Tally;
use crate::gazetteer::Gazetteer;
use crate::ledger::characters::Characters;
use crate::ledger::node::{Object, wrong};
use crate::mention::Mention;
use crate::reading::{Reading, read};

/// What stands as the principal of a mention that means no actor.
const NOBODY: &str = "NONE";

/// A mention in its context.
#[derive(Clone, PartialEq, Debug)]
pub struct MentionInContext {
    /// Its name.
    pub id: String,
    /// What makes it hard: metonym, person-by-date, …
    pub kind: String,
    /// The day of the text, where it matters.
    pub date: Option<Date>,
    /// The text.
    pub text: String,
    /// The mention in it, as a range of bytes.
    pub span: Span,
    /// For whom it stands: one or several, parted by `+`; `NONE` where it is no actor.
    pub principal: String,
    /// The person or body that is meant, where one is.
    pub name: Option<String>,
}

/// How many mentions are resolved.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResolutionScores {
    /// Principals, by kind.
    pub principals: BTreeMap<String, Tally>,
    /// Names of persons and bodies.
    pub names: Tally,
    /// What was wrong: the mention's id, what it stands for, what was read.
    pub wrong: Vec<(String, String, String)>,
}

impl ResolutionScores {
    /// Principals of all kinds.
    #[must_use]
    pub fn all(&self) -> Tally {
        let mut all = Tally::default();
        self.principals.values().for_each(|tally| all.add(*tally));
        all
    }
}

pub(super) fn record(object: &Object<'_>, found: &mut Diagnostics) -> Option<MentionInContext> {
    let text = object.text("text", found)?;
    let start = object.required("start", found)?.count(found)?;
    let end = object.required("end", found)?.count(found)?;
    let Some(span) = Characters::new(&text).to_bytes(start, end) else {
        found.push(wrong(&object.path, format!("[{start}, {end}) is no stretch of the text")));
        return None;
    };
    Some(MentionInContext {
        id: object.text("id", found)?,
        kind: object.text("kind", found)?,
        date: object.optional_text("date", found).and_then(|date| parse_date(&date).ok()),
        span,
        principal: object.text("principal", found)?,
        name: object.optional_text("name", found),
        text,
    })
}

/// The mentions that share most with a span.
fn nearest<'a>(reading: &'a Reading, span: &Span) -> Vec<&'a Mention> {
    let shared = |mention: &&Mention| overlap(&mention.span, span).map_or(0, |both| both.len());
    let all = &reading.mentions.mentions;
    let most = all.iter().map(|mention| shared(&mention)).max().unwrap_or(0);
    all.iter().filter(|mention| most > 0 && shared(mention) == most).collect()
}

pub(super) fn score(mentions: &[MentionInContext], gazetteer: &Gazetteer) -> ResolutionScores {
    let mut scores = ResolutionScores::default();
    for gold in mentions {
        let reading = read(Article::new(gold.id.clone(), gold.text.clone(), gold.date), gazetteer, &[]);
        let entities: Vec<_> = nearest(&reading, &gold.span)
            .into_iter()
            .filter_map(|mention| reading.mentions.entities.get(mention.entity))
            .collect();
        let read: BTreeSet<&str> = entities.iter().flat_map(|e| e.principals.iter().map(String::as_str)).collect();
        let expected: BTreeSet<&str> = gold.principal.split('+').filter(|principal| *principal != NOBODY).collect();
        let right = read == expected;
        let one = |right: bool| Tally { right: usize::from(right), predicted: 1, gold: 1 };
        scores.principals.entry(gold.kind.clone()).or_default().add(one(right));
        if let Some(name) = &gold.name {
            scores.names.add(one(entities.iter().any(|entity| folded(&entity.name) == folded(name))));
        }
        if !right {
            let read = if read.is_empty() { NOBODY.to_owned() } else { read.into_iter().collect::<Vec<_>>().join("+") };
            scores.wrong.push((gold.id.clone(), gold.principal.clone(), read));
        }
    }
    scores
}
