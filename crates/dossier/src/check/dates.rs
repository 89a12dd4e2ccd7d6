//! Days that contradict each other, and words that are too new or old.

use rules::Catalogue;
use terms::{Diagnostic, Diagnostics, years_between};

use crate::read::Draft;

/// Statements older than this many years get a warning.
const OLD_YEARS: f64 = 2.0;

/// The horizon comes after the day as of which the dossier is written.
pub(super) fn horizon(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let question = &draft.dossier.question;
    let Some(by) = &question.by else {
        return Diagnostic::warning("no-horizon", "the question has no horizon: a probability needs one")
            .at(question.as_of.place.clone(), "known as of this day, but by when?")
            .hint("add the line: by = 2025-12-31")
            .into();
    };
    if by.value > question.as_of.value {
        return Diagnostics::new();
    }
    Diagnostic::error("by-before-as-of", format!("the horizon {} is not after {}", by.value, question.as_of.value))
        .at(by.place.clone(), "the question ends here")
        .and_at(question.as_of.place.clone(), "and is asked as of this day")
        .into()
}

/// Statements made after the day of the dossier are not known then.
pub(super) fn not_yet_said(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let as_of = draft.dossier.question.as_of.value;
    let mut found = Diagnostics::new();
    for statement in draft.dossier.statements.iter().filter(|statement| statement.date.value > as_of) {
        found.push(
            Diagnostic::warning("not-yet-said", format!("`{}` was said after {as_of}", statement.id.value))
                .at(statement.date.place.clone(), "not used as known on that day"),
        );
    }
    found
}

/// Statements that may no longer hold.
pub(super) fn old(draft: &Draft, _: &Catalogue<'_>) -> Diagnostics {
    let as_of = draft.dossier.question.as_of.value;
    let mut found = Diagnostics::new();
    for statement in &draft.dossier.statements {
        let age = years_between(statement.date.value, as_of);
        if age > OLD_YEARS {
            found.push(
                Diagnostic::warning("old-statement", format!("`{}` is {age:.1} years old", statement.id.value))
                    .at(statement.date.place.clone(), ""),
            );
        }
    }
    found
}
