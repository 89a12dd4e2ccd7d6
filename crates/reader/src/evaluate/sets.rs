//! Other people's sets of annotated text: who says what, who is meant, who did something to whom.
//!
//! A set is a file of JSON lines and is known by the keys of its first record.

mod attributions;
mod dictionary;
mod resolution;
mod whom;

use serde_json::Value;
use terms::Diagnostics;

use crate::gazetteer::Gazetteer;
use crate::ledger::node::{Node, Object, broken};
pub use attributions::{AttributedText, AttributionScores, GoldAttribution};
pub use dictionary::actors;
pub use resolution::{MentionInContext, ResolutionScores};
pub use whom::{Deed, WhomScores};

/// A set that was read.
#[derive(Clone, PartialEq, Debug)]
pub enum Set {
    /// Texts with attributions: who says what (`attributions`, as in GUM's RST relations).
    Attributions(Vec<AttributedText>),
    /// Mentions in context, each with whom it means (`mention`, `principal`).
    Resolution(Vec<MentionInContext>),
    /// Sentences with who did something to whom (`source` and `target` as in PLOVER, `events` as in PETRARCH).
    WhoToWhom(Vec<Deed>),
}

/// What a set comes to.
#[derive(Clone, PartialEq, Debug)]
pub enum SetScores {
    /// Of attributions.
    Attributions(AttributionScores),
    /// Of mentions in context.
    Resolution(ResolutionScores),
    /// Of who did something to whom.
    WhoToWhom(WhomScores),
}

impl Set {
    /// Reads a set.
    ///
    /// # Errors
    /// When the first record is of no known set; else all that is wrong in any record, each with its line.
    pub fn read(lines: &str) -> Result<Self, Diagnostics> {
        let mut found = Diagnostics::new();
        let mut records = Vec::new();
        for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match serde_json::from_str::<Value>(line) {
                Ok(value) => records.push((number + 1, value)),
                Err(error) => {
                    found.push(broken(format!("line {}: this is not JSON: {error}", number + 1)));
                }
            }
        }
        let has = |key: &str| records.first().is_some_and(|(_, record)| record.get(key).is_some());
        let set = if has("attributions") {
            Self::Attributions(each(&records, &mut found, attributions::record))
        } else if has("mention") && has("principal") {
            Self::Resolution(each(&records, &mut found, resolution::record))
        } else if has("events") || (has("source") && has("target")) {
            Self::WhoToWhom(each(&records, &mut found, whom::record))
        } else {
            let unknown = broken("this is neither a ledger nor a set that is known");
            found.push(unknown.hint(
                "a ledger is gold-statements/1; a set has JSON lines with attributions, with mention and principal, with \
                 events, or with source and target",
            ));
            return Err(found);
        };
        found.or_value(Some(set)).map(|(set, _)| set)
    }

    /// Reads its texts and scores what comes out.
    #[must_use]
    pub fn score(&self, gazetteer: &Gazetteer) -> SetScores {
        match self {
            Self::Attributions(texts) => SetScores::Attributions(attributions::score(texts, gazetteer)),
            Self::Resolution(mentions) => SetScores::Resolution(resolution::score(mentions, gazetteer)),
            Self::WhoToWhom(deeds) => SetScores::WhoToWhom(whom::score(deeds, gazetteer)),
        }
    }
}

fn each<T>(
    records: &[(usize, Value)],
    found: &mut Diagnostics,
    one: impl Fn(&Object<'_>, &mut Diagnostics) -> Option<T>,
) -> Vec<T> {
    let mut list = Vec::new();
    for (number, value) in records {
        if let Some(object) = (Node { value, path: format!("line {number}") }).object(found) {
            list.extend(one(&object, found));
        }
    }
    list
}
