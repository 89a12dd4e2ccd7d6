//! Past votes whose numbers, seats and results must agree.

use std::collections::BTreeMap;

use rules::Catalogue;
use terms::{ActorId, Diagnostic, Diagnostics, OptionId, Place, Span};

use crate::bodies;
use crate::model::Assertion;
use crate::read::Draft;

/// The numbers in the text are those of the votes, cast by members of that day, each once.
pub(super) fn numbers(draft: &Draft, catalogue: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for assertion in &draft.dossier.assertions {
        let members = match bodies::members_then(assertion, catalogue) {
            Ok(members) => members,
            Err(mut errors) => {
                found.append(&mut errors);
                continue;
            }
        };
        let mut cast: BTreeMap<&ActorId, &Place> = BTreeMap::new();
        for actor in assertion.votes.iter().flat_map(|(_, voters)| voters) {
            if !members.contains(&actor.value) {
                found.push(bodies::no_seat(&assertion.body.value, actor, assertion.date.value, catalogue));
            }
            if let Some(first) = cast.insert(&actor.value, &actor.place) {
                let message = format!("{} votes twice", actor.value);
                found.push(
                    Diagnostic::error("stated-twice", message)
                        .at(actor.place.clone(), "again here")
                        .and_at(first.clone(), "first here"),
                );
            }
        }
        let unnamed = members.iter().filter(|member| !cast.contains_key(member)).count();
        let options =
            catalogue.body(assertion.body.value.as_str()).map(|body| body.options.clone()).unwrap_or_default();
        for (option, said, place) in said(assertion, &options) {
            let named =
                assertion.votes.iter().find(|(named, _)| *named == option).map_or(0, |(_, voters)| voters.len());
            let others = assertion.others.as_ref().filter(|others| others.value == option).map_or(0, |_| unnamed);
            if said != named + others {
                found.push(
                    Diagnostic::error(
                        "numbers-disagree",
                        format!("the votes give {} {option}, not {said}", named + others),
                    )
                    .at(place, "")
                    .and_at(
                        assertion.body.place.clone(),
                        format!("{} members on {}", members.len(), assertion.date.value),
                    ),
                );
            }
        }
    }
    found
}

/// The rule gives the result that is stated.
pub(super) fn results(draft: &Draft, catalogue: &Catalogue<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for assertion in &draft.dossier.assertions {
        let (Some(stated), Some(ruled)) = (&assertion.carried, bodies::carried(assertion, catalogue)) else { continue };
        if stated.value != ruled {
            let word = if ruled { "carried" } else { "not carried" };
            let message = format!("by `{}/{}` these votes are {word}", assertion.body.value, assertion.rule);
            found.push(
                Diagnostic::error("result-disagrees", message)
                    .at(stated.place.clone(), "")
                    .and_at(assertion.body.place.clone(), "the rule"),
            );
        }
    }
    found
}

/// The numbers in the text of an assertion: "11 yes, 1 no, 3 abstain".
fn said(assertion: &Assertion, options: &[OptionId]) -> Vec<(OptionId, usize, Place)> {
    let text = &assertion.text.value;
    let mut words = Vec::new();
    let mut start = 0;
    for piece in text.split(|c: char| !(c.is_alphanumeric() || c == '/')) {
        if !piece.is_empty() {
            words.push((start, piece));
        }
        start += piece.len() + text[start + piece.len()..].chars().next().map_or(0, char::len_utf8);
    }
    let pair = |pair: &[(usize, &str)]| {
        let [(start, number), (_, word)] = pair else { return None };
        let number: usize = number.parse().ok()?;
        let word_of = if word.starts_with("abstention") { "abstain" } else { word };
        let option = options.iter().find(|option| option.as_str() == word_of)?;
        let span = Span::new(*start, pair[1].0 + word.len());
        Some((option.clone(), number, assertion.text.inside(span)))
    };
    words.windows(2).filter_map(pair).collect()
}
