//! Words of a command of which the last is its subject and an earlier one names a dossier.

use terms::{Diagnostic, Diagnostics};

/// Splits `[DOSSIER] SUBJECT`.
///
/// # Errors
/// When there are more than two words.
pub(crate) fn split(words: &[String]) -> Result<(Option<&str>, &str), Diagnostics> {
    match words {
        [subject] => Ok((None, subject)),
        [dossier, subject] => Ok((Some(dossier), subject)),
        _ => Err(Diagnostic::error("too-many-words", "one dossier and one subject are expected")
            .hint("quote a subject that has spaces")
            .into()),
    }
}
